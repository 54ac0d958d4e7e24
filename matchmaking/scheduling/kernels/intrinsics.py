"""Instructions of the processor for bit masks, as numba knows them; `words` has the same in Python."""

from typing import Any

from numba import types
from numba.extending import intrinsic

TOP = 63


@intrinsic
def bits(_context: Any, _mask: Any) -> Any:
    """Return the number of set bits."""

    def count(_target: Any, builder: Any, _signature: Any, values: Any) -> Any:
        return builder.ctpop(values[0])

    return types.int64(types.int64), count


@intrinsic
def lowest(_context: Any, _mask: Any) -> Any:
    """Return the position of the lowest set bit of a mask that is not 0."""

    def zeros(target: Any, builder: Any, _signature: Any, values: Any) -> Any:
        return builder.cttz(values[0], target.get_constant(types.boolean, 1))

    return types.int64(types.int64), zeros


@intrinsic
def highest(_context: Any, _mask: Any) -> Any:
    """Return the position of the highest set bit of a mask that is not 0."""

    def zeros(target: Any, builder: Any, _signature: Any, values: Any) -> Any:
        clear = builder.ctlz(values[0], target.get_constant(types.boolean, 1))
        return builder.sub(target.get_constant(types.int64, TOP), clear)

    return types.int64(types.int64), zeros


INTRINSICS: Any = (bits, lowest, highest)
