import numpy as np
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from matchmaking.scheduling.jit import COMPILED
from matchmaking.scheduling.kernels.numbers import (
    cost_change,
    nth_bit,
    run_change,
    runs,
    xorshift,
)
from matchmaking.scheduling.kernels.words import bits, highest, lowest

pytestmark = pytest.mark.skipif(
    COMPILED, reason="parts of compiled kernels cannot be called from here"
)
FULL = (1 << 61) - 1
MASKS = st.integers(1, FULL - 1)  # bit 0 is a border that may be busy


def lengths(mask: int) -> list[int]:
    return [len(run) for run in f"{mask:b}".split("0") if run]


@settings(deadline=None)
@given(MASKS)
def test_set_bits_are_counted_and_found_in_order(mask: int) -> None:
    positions = [i for i in range(62) if mask >> i & 1]

    assert bits(mask) == len(positions)
    assert (lowest(mask), highest(mask)) == (positions[0], positions[-1])
    assert [nth_bit(mask, n) for n in range(len(positions))] == positions


@settings(deadline=None)
@given(MASKS, st.data())
def test_changes_of_runs_are_those_of_counting_again(
    mask: int, data: st.DataObject
) -> None:
    inner = range(1, 60)
    off = data.draw(st.sampled_from([i for i in inner if mask >> i & 1] or [0]))
    on = data.draw(st.sampled_from([i for i in inner if not mask >> i & 1] or [0]))
    assume(off and on)
    after = mask ^ (1 << off) ^ (1 << on)
    cost = np.array([0] + [100 + 7 * n for n in range(62)], np.int64)

    assert run_change(mask, off, on) == runs(after) - runs(mask)
    assert runs(after) == len(lengths(after))
    assert cost_change(mask, off, on, cost) == sum(
        cost[n] for n in lengths(after)
    ) - sum(cost[n] for n in lengths(mask))


def test_the_generator_repeats_the_published_sequence() -> None:
    assert xorshift(2463534242) == 723471715
    assert xorshift(723471715) == 2497366906
