"""What a repair changes against the published schedule, and who has to be told."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass

from matchmaking.scheduling.problem import Problem
from matchmaking.scheduling.schedule import Meeting


@dataclass(frozen=True, slots=True)
class Moved:
    """A meeting that is held at another time than published."""

    request: str
    old_slot: str
    slot: str


@dataclass(frozen=True, slots=True)
class Reseated:
    """A meeting that is held when it was published, at another table or by other representatives."""

    request: str
    old_table: str | None
    table: str | None


@dataclass(frozen=True, slots=True)
class Diff:
    """Every meeting that is not as it was published; ids in the order of the published schedule, then of the problem."""

    dropped: tuple[str, ...]
    moved: tuple[Moved, ...]
    added: tuple[str, ...]
    reseated: tuple[Reseated, ...]
    told: tuple[str, ...]  # participants with a change who are still expected
    extra: tuple[
        str, ...
    ]  # of them, those whose published meetings could all have stayed


def diff_of(
    problem: Problem,
    published: Iterable[Meeting],
    meetings: Iterable[Meeting],
    untold: Collection[str],
    touched: Collection[str],
) -> Diff:
    """Return the changes.

    `problem` knows the requests of both schedules. `untold` are people who are gone; `touched` those told in any case.
    """
    now = {each.request: each for each in meetings}
    before = {each.request: each for each in published}
    pairs = [(old, now[each]) for each, old in before.items() if each in now]
    moved = [(old, new) for old, new in pairs if old.slot != new.slot]
    reseated = [
        (old, new)
        for old, new in pairs
        if old.slot == new.slot and _seat(old) != _seat(new)
    ]
    dropped = [each for each in before if each not in now]
    added = [each for each in now if each not in before]
    changed = [*dropped, *added, *(new.request for _, new in (*moved, *reseated))]
    told = _people(problem, changed, untold)
    return Diff(
        tuple(dropped),
        tuple(Moved(new.request, old.slot, new.slot) for old, new in moved),
        tuple(added),
        tuple(Reseated(new.request, old.table, new.table) for old, new in reseated),
        told,
        tuple(each for each in told if each not in touched),
    )


def _seat(meeting: Meeting) -> tuple[str | None, tuple[int, ...]]:
    return meeting.table, meeting.representatives


def _people(
    problem: Problem, requests: Iterable[str], untold: Collection[str]
) -> tuple[str, ...]:
    """Return the participants of these requests, in the order of the file, but those who are gone."""
    told = {
        name
        for each in requests
        for name in problem.requests[problem.request_index[each]].participants
    }
    return tuple(
        each.id
        for each in problem.participants
        if each.id in told and each.id not in untold
    )
