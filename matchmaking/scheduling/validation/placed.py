"""Faults of meetings that have their slot already, fixed by a rule or locked in an agenda."""

from collections import Counter
from collections.abc import Iterator

from matchmaking.faults import fault
from matchmaking.scheduling.problem import Problem, Request, Slot
from matchmaking.wording import Sentence
from matchmaking.wording import gettext_noop as _


def faults(problem: Problem) -> Iterator[Sentence]:
    """Yield placed meetings that cannot all be held where they are; all that they name exists."""
    placed = {
        number: (
            problem.lock_of[each.id].slot if each.id in problem.lock_of else each.fixed
        )
        for number, each in enumerate(problem.requests)
        if each.fixed is not None or each.id in problem.lock_of
    }
    for number, slot_id in placed.items():
        slot = problem.slots[problem.slot_index[str(slot_id)]]
        yield from _misplaced(problem, number, slot)
    yield from _double_booked(problem, placed)
    yield from _too_many(problem, placed)


def _misplaced(problem: Problem, number: int, slot: Slot) -> Iterator[Sentence]:
    request: Request = problem.requests[number]
    place = f"requests[{number}]"
    for each in request.participants:
        participant = problem.participants[problem.participant_index[each]]
        if not participant.is_there(slot):
            yield fault(
                place,
                _("is placed in slot “%(slot)s”, when “%(id)s” is not there."),
                slot=slot.id,
                id=each,
            )
    if request.sessions and slot.session not in request.sessions:
        yield fault(
            place,
            _("is placed in slot “%(slot)s”, outside its sessions."),
            slot=slot.id,
        )
    if slot.minutes < request.minutes:
        yield fault(
            place, _("is placed in slot “%(slot)s”, which is too short."), slot=slot.id
        )


def _double_booked(
    problem: Problem, placed: dict[int, str | None]
) -> Iterator[Sentence]:
    booked = Counter(
        (participant, slot)
        for number, slot in placed.items()
        for participant in problem.requests[number].participants
    )
    for (participant, slot), count in booked.items():
        each = problem.participants[problem.participant_index[participant]]
        if count > each.representatives:
            yield fault(
                "requests",
                _(
                    "“%(id)s” has %(count)s placed meetings in slot “%(slot)s” and %(representatives)s representatives."
                ),
                id=participant,
                count=count,
                slot=slot,
                representatives=each.representatives,
            )


def _too_many(problem: Problem, placed: dict[int, str | None]) -> Iterator[Sentence]:
    for virtual, template in (
        (
            False,
            _(
                "%(count)s meetings are placed in slot “%(slot)s”, which has %(most)s open tables."
            ),
        ),
        (
            True,
            _(
                "%(count)s virtual meetings are placed in slot “%(slot)s”, where %(most)s are possible."
            ),
        ),
    ):
        held = Counter(
            slot
            for number, slot in placed.items()
            if problem.requests[number].virtual is virtual
        )
        for slot, count in held.items():
            most = (
                problem.virtual_capacity
                if virtual
                else sum(slot not in table.closed for table in problem.tables)
            )
            if count > most:
                yield fault("requests", template, count=count, slot=slot, most=most)
