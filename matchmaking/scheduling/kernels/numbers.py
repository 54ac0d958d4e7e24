"""Random numbers and bit masks of columns, with nothing that overflows 63 bits."""

from typing import Any

from matchmaking.scheduling.jit import hot
from matchmaking.scheduling.kernels.words import bits, highest, lowest


@hot
def xorshift(state: int) -> int:
    """Return the state after this one (Marsaglia 2003, 32 bits: 13, 17, 5); never 0."""
    state ^= (state << 13) & 0xFFFFFFFF
    state ^= state >> 17
    return state ^ ((state << 5) & 0xFFFFFFFF)


@hot
def draw(generator: Any, count: int) -> int:
    """Return a number in 0 .. count - 1 and move the generator, an array of one state, on."""
    generator[0] = xorshift(generator[0])
    return (generator[0] * count) >> 32


@hot
def nth_bit(mask: int, n: int) -> int:
    """Return the position of the n-th set bit, from 0."""
    while n > 0:
        mask &= mask - 1
        n -= 1
    return lowest(mask)


@hot
def runs(mask: int) -> int:
    """Return the number of runs of set bits."""
    return bits(mask & ~(mask << 1))


@hot
def run_change(mask: int, off: int, on: int) -> int:
    """Return by how much the number of runs changes when one bit is cleared and another one set."""
    change = ((mask >> (off - 1)) & 1) + ((mask >> (off + 1)) & 1)
    mask ^= 1 << off
    return change - ((mask >> (on - 1)) & 1) - ((mask >> (on + 1)) & 1)


@hot
def reach_left(mask: int, bit: int) -> int:
    """Return how many set bits stand without a gap before this one."""
    gaps = ~(mask << 1) & ((1 << (bit + 1)) - 1)  # one bit up, to end with a gap
    return bit - highest(gaps)


@hot
def reach_right(mask: int, bit: int) -> int:
    """Return how many set bits stand without a gap after this one."""
    return lowest(~(mask >> (bit + 1)))


@hot
def cost_change(mask: int, off: int, on: int, cost: Any) -> int:
    """Return by how much the sum of cost[length] over the runs changes when one bit is cleared and another one set."""
    left, right = reach_left(mask, off), reach_right(mask, off)
    change = cost[left] + cost[right] - cost[left + right + 1]
    mask ^= 1 << off
    left, right = reach_left(mask, on), reach_right(mask, on)
    return change + cost[left + right + 1] - cost[left] - cost[right]
