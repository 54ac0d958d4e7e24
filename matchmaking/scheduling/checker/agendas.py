"""What is wrong between meetings: somebody or some table in two at once, too many, missing, in the wrong order."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from matchmaking.scheduling.checker.held import Held
from matchmaking.scheduling.problem import Problem
from matchmaking.wording import Sentence
from matchmaking.wording import gettext_noop as _


def faults_between(problem: Problem, meetings: Sequence[Held]) -> Iterator[Sentence]:
    """Yield the rules that meetings break together."""
    yield from _twice(meetings)
    yield from _representatives(problem, meetings)
    yield from _places(problem, meetings)
    yield from _hosts(problem, meetings)
    yield from _numbers(problem, meetings)
    yield from _order(problem, meetings)


def _more_than(counted: Iterable[str], most: int) -> Iterator[tuple[str, int]]:
    return ((each, count) for each, count in Counter(counted).items() if count > most)


def _twice(meetings: Sequence[Held]) -> Iterator[Sentence]:
    for request, count in _more_than((each.request.id for each in meetings), 1):
        yield Sentence(
            _("Meeting “%(id)s” is held %(count)s times."),
            {"id": request, "count": count},
        )


def _representatives(problem: Problem, meetings: Sequence[Held]) -> Iterator[Sentence]:
    """Yield representatives that do not exist, and those in two meetings at once."""
    booked: Counter[tuple[str, int, str]] = Counter()
    for each in meetings:
        for name, number in zip(
            each.request.participants, each.representatives, strict=False
        ):
            booked[name, number, each.slot.id] += 1
    for (name, number, slot), count in booked.items():
        participant = problem.participants[problem.participant_index[name]]
        values = {"participant": name, "number": number + 1, "slot": slot}
        if not 0 <= number < participant.representatives:
            yield Sentence(
                _("“%(participant)s” has no representative %(number)s."), values
            )
        if count > 1:
            yield Sentence(
                _(
                    "Representative %(number)s of “%(participant)s” is in %(count)s meetings at once in slot “%(slot)s”."
                ),
                {**values, "count": count},
            )


def _places(problem: Problem, meetings: Sequence[Held]) -> Iterator[Sentence]:
    """Yield tables with two meetings at once, and slots with too many virtual ones."""
    seats = (
        (each.table.id, each.slot.id) for each in meetings if each.table is not None
    )
    for (table, slot), count in Counter(seats).items():
        if count > 1:
            yield Sentence(
                _(
                    "Table “%(table)s” holds %(count)s meetings at once in slot “%(slot)s”."
                ),
                {"table": table, "slot": slot, "count": count},
            )
    virtual = (each.slot.id for each in meetings if each.request.virtual)
    for slot, count in _more_than(virtual, problem.virtual_capacity):
        yield Sentence(
            _("Slot “%(slot)s” has %(count)s virtual meetings, %(most)s are possible."),
            {"slot": slot, "count": count, "most": problem.virtual_capacity},
        )


def _hosts(problem: Problem, meetings: Sequence[Held]) -> Iterator[Sentence]:
    """Yield hosts in more meetings at once than they have open own tables, wherever these meetings are."""
    busy = Counter(
        (name, each.slot.id)
        for each in meetings
        for name in each.request.participants
        if name in problem.hosts
    )
    for (name, slot), count in busy.items():
        own = (table for table in problem.tables if table.host == name)
        most = sum(slot not in table.closed for table in own)
        if count > most:
            template = _(
                "Meetings of “%(participant)s” in slot “%(slot)s”: %(count)s; its own tables that are open then: %(most)s."
            )
            values = {"participant": name, "slot": slot, "count": count, "most": most}
            yield Sentence(template, values)


def _numbers(problem: Problem, meetings: Sequence[Held]) -> Iterator[Sentence]:
    """Yield participants above their maximum, and required meetings that are not held."""
    held = Counter(name for each in meetings for name in each.request.participants)
    for participant in problem.participants:
        most, count = participant.maximum, held[participant.id]
        if most is not None and count > most:
            yield Sentence(
                _("“%(participant)s” has %(count)s meetings, at most %(most)s."),
                {"participant": participant.id, "count": count, "most": most},
            )
    there = {each.request.id for each in meetings}
    for request in problem.requests:
        if request.id in there:
            continue
        if (
            request.required
            or request.fixed is not None
            or request.id in problem.lock_of
        ):
            yield Sentence(_("Meeting “%(id)s” must be held."), {"id": request.id})


def _order(problem: Problem, meetings: Sequence[Held]) -> Iterator[Sentence]:
    at = {each.request.id: each.at for each in meetings}
    for each in problem.precedences:
        if (
            each.earlier in at
            and each.later in at
            and at[each.earlier] >= at[each.later]
        ):
            yield Sentence(
                _("Meeting “%(earlier)s” must be before “%(later)s”."),
                {"earlier": each.earlier, "later": each.later},
            )
