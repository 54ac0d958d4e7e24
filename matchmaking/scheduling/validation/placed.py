"""Faults of meetings that have their slot already, fixed by a rule or locked in an agenda."""

from collections import Counter
from collections.abc import Iterator

from matchmaking.faults import fault
from matchmaking.scheduling.problem import Lock, Problem, Request, Slot
from matchmaking.wording import Sentence
from matchmaking.wording import gettext_noop as _


def faults(problem: Problem) -> Iterator[Sentence]:
    """Yield locks that name what is not there, and placed meetings that cannot all be held where they are."""
    unknown = list(_unknown(problem))
    yield from unknown
    if unknown:
        return
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


def _unknown(problem: Problem) -> Iterator[Sentence]:
    for number, lock in enumerate(problem.locks):
        place = f"locks[{number}]"
        if lock.request not in problem.request_index:
            yield fault(
                f"{place}.request", _("There is no request “%(id)s”."), id=lock.request
            )
        if lock.slot not in problem.slot_index:
            yield fault(f"{place}.slot", _("There is no slot “%(id)s”."), id=lock.slot)
        if lock.table is not None and lock.table not in problem.table_index:
            yield fault(
                f"{place}.table", _("There is no table “%(id)s”."), id=lock.table
            )
        yield from _lock_of_fixed(place, lock, problem)


def _lock_of_fixed(place: str, lock: Lock, problem: Problem) -> Iterator[Sentence]:
    if problem.lock_of[lock.request] is not lock:
        yield fault(f"{place}.request", _("“%(id)s” is locked twice."), id=lock.request)
    number = problem.request_index.get(lock.request)
    fixed = None if number is None else problem.requests[number].fixed
    if fixed not in {None, lock.slot}:
        yield fault(
            f"{place}.slot",
            _("“%(id)s” is fixed in slot “%(slot)s”."),
            id=lock.request,
            slot=fixed,
        )


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
