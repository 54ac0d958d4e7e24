"""A slot for each meeting, looked at without the encoding."""

from collections import Counter
from collections.abc import Callable, Sequence
from itertools import pairwise
from typing import TypeGuard

from matchmaking.scheduling.exact.classic import Classic
from matchmaking.scheduling.problem import Problem

Guess = Callable[[Problem], Sequence[int | None] | None]  # a good timetable, if quick


def breaks_of(classic: Classic, slots: Sequence[int]) -> list[int]:
    """Return the breaks of each participant."""
    found = []
    for agenda in classic.agendas:
        times = sorted(slots[meeting] for meeting in agenda)
        found.append(
            sum(
                late > soon + 1 and classic.day_of[soon] == classic.day_of[late]
                for soon, late in pairwise(times)
            )
        )
    return found


def holds(
    slots: Sequence[int | None] | None, classic: Classic
) -> TypeGuard[Sequence[int]]:
    """Say whether these slots are a timetable of the problem."""
    placed = [slot for slot in slots or () if slot is not None]
    if slots is None or not len(placed) == len(slots) == len(classic.meetings):
        return False
    return (
        all(
            mask >> slot & 1 for mask, slot in zip(classic.domains, placed, strict=True)
        )
        and all(placed[a] < placed[b] for a, b in classic.precedences)
        and all(
            len({placed[m] for m in agenda}) == len(agenda)
            for agenda in classic.agendas
        )
        and _fits(classic, placed)
        and _is_fair(classic, placed)
    )


def _fits(classic: Classic, slots: Sequence[int]) -> bool:
    for pool in classic.pools:
        load = Counter(slots[meeting] for meeting in pool.meetings)
        if any(load[slot] > pool.capacity[slot] for slot in load):
            return False
    return all(
        len(classic.agendas[person]) <= most for person, most in classic.maxima.items()
    )


def _is_fair(classic: Classic, slots: Sequence[int]) -> bool:
    breaks = breaks_of(classic, slots)
    limit = classic.fairness
    return limit is None or not breaks or max(breaks) - min(breaks) <= limit
