"""The fewest breaks of one agenda on its own: a dynamic program over the slots, in less than a millisecond."""

from collections.abc import Sequence

from matchmaking.scheduling.exact.classic import Classic, first, last

BEFORE, BUSY, IDLE = 0, 1, 2  # of a day: no meeting yet, in one, none since the last


def agenda_bound(classic: Classic, domains: Sequence[int], person: int) -> int:
    """Return the fewest breaks of a participant, whatever the others do.

    Exact for the busy slots: as many as meetings, each slot usable by one of them, the slots of placed meetings among
    them, and up to each slot as many as the domains of the meetings ask for at least and allow at most.  They must fit (Hall's condition).
    """
    agenda = classic.agendas[person]
    usable, forced = masks_of(agenda, domains)
    if len(agenda) < 2 or len(agenda) == classic.slots:  # noqa: PLR2004
        return 0
    if not forced and usable == (1 << classic.slots) - 1 and classic.day_of[-1] == 0:
        return 0
    least, most = counts(classic.slots, agenda, domains)
    best = {(0, BEFORE): 0}  # (busy so far, state) -> breaks
    for slot in range(classic.slots):
        if slot and classic.day_of[slot] != classic.day_of[slot - 1]:
            best = _next_day(best)
        best = _step(best, usable >> slot & 1, forced >> slot & 1)
        best = {
            key: breaks
            for key, breaks in best.items()
            if least[slot] <= key[0] <= most[slot]
        }
    return min(best.values())


def masks_of(agenda: Sequence[int], domains: Sequence[int]) -> tuple[int, int]:
    """Return the slots that an agenda can use, and those of its placed meetings."""
    usable = forced = 0
    for meeting in agenda:
        mask = domains[meeting]
        usable |= mask
        if not mask & (mask - 1):
            forced |= mask
    return usable, forced


def counts(
    slots: int, agenda: Sequence[int], domains: Sequence[int]
) -> tuple[list[int], list[int]]:
    """Return how many meetings of an agenda must and can have begun by each slot."""
    least, most = [0] * slots, [0] * slots
    for meeting in agenda:
        least[last(domains[meeting])] += 1
        most[first(domains[meeting])] += 1
    for slot in range(1, slots):
        least[slot] += least[slot - 1]
        most[slot] += most[slot - 1]
    return least, most


def _next_day(best: dict[tuple[int, int], int]) -> dict[tuple[int, int], int]:
    found: dict[tuple[int, int], int] = {}
    for (busy, _), breaks in best.items():
        key = (busy, BEFORE)
        found[key] = min(breaks, found.get(key, breaks))
    return found


def _step(
    best: dict[tuple[int, int], int], usable: int, forced: int
) -> dict[tuple[int, int], int]:
    found: dict[tuple[int, int], int] = {}
    for (busy, state), breaks in best.items():
        if not forced:
            key = (busy, IDLE if state else BEFORE)
            found[key] = min(breaks, found.get(key, breaks))
        if usable:
            key, more = (busy + 1, BUSY), breaks + (state == IDLE)
            found[key] = min(more, found.get(key, more))
    return found
