import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from matchmaking.scheduling.jit import COMPILED
from matchmaking.scheduling.kernels.numbers import (
    bits,
    cost_change,
    nth_bit,
    run_change,
    runs,
    xorshift,
)

pytestmark = pytest.mark.skipif(
    COMPILED, reason="parts of compiled kernels cannot be called from here"
)
MASKS = st.integers(0, 2**60 - 1).map(lambda mask: mask << 1)


def lengths(mask: int) -> list[int]:
    return [len(run) for run in f"{mask:b}".split("0") if run]


@settings(deadline=None)
@given(MASKS)
def test_set_bits_are_counted_and_found_in_order(mask: int) -> None:
    positions = [i for i in range(62) if mask >> i & 1]

    assert bits(mask) == len(positions)
    assert [nth_bit(mask, n) for n in range(len(positions))] == positions


@settings(deadline=None)
@given(MASKS.filter(bool), st.data())
def test_changes_of_runs_are_those_of_counting_again(
    mask: int, data: st.DataObject
) -> None:
    off = data.draw(st.sampled_from([i for i in range(62) if mask >> i & 1]))
    on = data.draw(
        st.sampled_from([i for i in range(1, 61) if not mask >> i & 1] or [off])
    )
    after = mask ^ (1 << off) ^ (1 << on) if on != off else mask
    cost = [0] + [100 + 7 * n for n in range(62)]

    if on != off:
        assert run_change(mask, off, on) == runs(after) - runs(mask)
        assert runs(after) == len(lengths(after))
        assert cost_change(mask, off, on, np.array(cost, np.int64)) == sum(
            cost[n] for n in lengths(after)
        ) - sum(cost[n] for n in lengths(mask))


def test_the_generator_repeats_the_published_sequence() -> None:
    assert xorshift(2463534242) == 723471715
    assert xorshift(723471715) == 2497366906
