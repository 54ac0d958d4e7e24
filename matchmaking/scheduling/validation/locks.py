"""Faults of locks: they name what is not there, a table where the meeting cannot be, or people who cannot take part."""

from collections.abc import Iterator

from matchmaking.faults import fault
from matchmaking.scheduling.problem import Lock, Problem, Request, Table
from matchmaking.wording import Sentence
from matchmaking.wording import gettext_noop as _


def unknown(problem: Problem) -> Iterator[Sentence]:
    """Yield locks of what the event does not have, or that cannot be meant."""
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
        yield from _of_fixed(place, lock, problem)


def faults(problem: Problem) -> Iterator[Sentence]:
    """Yield locks that the meeting cannot keep, alone or beside the locks above it; all that they name exists."""
    taken: dict[object, int] = {}
    for number, lock in enumerate(problem.locks):
        place = f"locks[{number}]"
        request = problem.requests[problem.request_index[lock.request]]
        yield from _of_table(f"{place}.table", lock, request, problem)
        yield from _of_people(f"{place}.representatives", lock, request, problem)
        for where, what in _takes(place, lock, request):
            if what in taken:
                template = _(
                    "is taken in slot “%(slot)s” by locks[%(number)s] already."
                )
                yield fault(where, template, slot=lock.slot, number=taken[what])
            taken.setdefault(what, number)


def _of_fixed(place: str, lock: Lock, problem: Problem) -> Iterator[Sentence]:
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


def _of_table(
    place: str, lock: Lock, request: Request, problem: Problem
) -> Iterator[Sentence]:
    if lock.table is None:
        return
    table: Table = problem.tables[problem.table_index[lock.table]]
    if request.virtual:
        template = _("“%(id)s” is a virtual meeting and has no table.")
        yield fault(place, template, id=request.id)
        return
    if lock.slot in table.closed:
        template = _("table “%(id)s” is closed in slot “%(slot)s”.")
        yield fault(place, template, id=table.id, slot=lock.slot)
    host = next((each for each in request.participants if each in problem.hosts), None)
    if table.host != host:
        template = (
            _("“%(id)s” takes place at an own table of “%(host)s”.")
            if host
            else _("“%(id)s” takes place at a pooled table.")
        )
        yield fault(place, template, id=request.id, host=host)


def _of_people(
    place: str, lock: Lock, request: Request, problem: Problem
) -> Iterator[Sentence]:
    if lock.representatives is None:
        return
    expected, found = len(request.participants), len(lock.representatives)
    if found != expected:
        template = _("%(expected)s entries are expected, %(found)s were found.")
        yield fault(place, template, expected=expected, found=found)
        return
    people = zip(request.participants, lock.representatives, strict=True)
    for at, (name, number) in enumerate(people):
        most = problem.participants[problem.participant_index[name]].representatives - 1
        if not 0 <= number <= most:
            template = _("%(number)s is not between %(least)s and %(most)s.")
            yield fault(f"{place}[{at}]", template, number=number, least=0, most=most)


def _takes(
    place: str, lock: Lock, request: Request
) -> Iterator[tuple[str, tuple[object, ...]]]:
    """Yield what a locked meeting takes for itself in its slot, each with its place."""
    if lock.table is not None:
        yield f"{place}.table", (lock.slot, lock.table)
    people = zip(request.participants, lock.representatives or (), strict=False)
    for at, (name, number) in enumerate(people):
        yield f"{place}.representatives[{at}]", (lock.slot, name, number)
