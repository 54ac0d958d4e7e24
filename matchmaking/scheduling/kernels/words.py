"""Bit masks of at most 62 bits, by an instruction where kernels are compiled."""

from matchmaking.scheduling.jit import COMPILED


def _bits(mask: int) -> int:
    """Return the number of set bits."""
    return mask.bit_count()


def _lowest(mask: int) -> int:
    """Return the position of the lowest set bit of a mask that is not 0."""
    return (mask & -mask).bit_length() - 1


def _highest(mask: int) -> int:
    """Return the position of the highest set bit of a mask that is not 0."""
    return mask.bit_length() - 1


bits, lowest, highest = _bits, _lowest, _highest
if COMPILED:
    from matchmaking.scheduling.kernels.intrinsics import INTRINSICS

    bits, lowest, highest = INTRINSICS
