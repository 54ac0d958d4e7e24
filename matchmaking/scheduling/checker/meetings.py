"""What is wrong with one meeting, whatever the others do."""

from collections.abc import Iterator

from matchmaking.scheduling.checker.held import Held
from matchmaking.scheduling.problem import Problem
from matchmaking.wording import Sentence
from matchmaking.wording import gettext_noop as _


def faults_of(held: Held, problem: Problem) -> Iterator[Sentence]:
    """Yield the rules that this meeting breaks by itself."""
    request, slot = held.request, held.slot
    values = {"id": request.id, "slot": slot.id}
    for name in request.participants:
        if not problem.participants[problem.participant_index[name]].is_there(slot):
            yield Sentence(
                _(
                    "Meeting “%(id)s” is in slot “%(slot)s”, when “%(participant)s” is not there."
                ),
                {**values, "participant": name},
            )
    if request.sessions and slot.session not in request.sessions:
        yield Sentence(
            _("Meeting “%(id)s” is in slot “%(slot)s”, outside its sessions."), values
        )
    if slot.minutes < request.minutes:
        yield Sentence(
            _("Meeting “%(id)s” is in slot “%(slot)s”, which is too short."), values
        )
    if request.fixed not in {None, slot.id}:
        yield Sentence(
            _("Meeting “%(id)s” is in slot “%(slot)s”, but is fixed in “%(fixed)s”."),
            {**values, "fixed": request.fixed},
        )
    yield from _of_lock(held, problem)
    yield from _of_table(held, problem)
    if len(held.representatives) != len(request.participants):
        yield Sentence(
            _("Meeting “%(id)s” does not say who represents each participant."), values
        )


def _of_lock(held: Held, problem: Problem) -> Iterator[Sentence]:
    lock = problem.lock_of.get(held.request.id)
    if lock is None:
        return
    table = held.table.id if held.table else None
    if (
        lock.slot != held.slot.id
        or lock.table not in {None, table}
        or lock.representatives not in {None, held.representatives}
    ):
        yield Sentence(
            _("Meeting “%(id)s” is not where it is locked."), {"id": held.request.id}
        )


def _of_table(held: Held, problem: Problem) -> Iterator[Sentence]:
    """A virtual meeting has no table; a host meets at its own table, others at a pooled one."""
    request, table = held.request, held.table
    values = {"id": request.id, "slot": held.slot.id}
    if request.virtual or table is None:
        if request.virtual and table is not None:
            yield Sentence(_("Meeting “%(id)s” is virtual, but has a table."), values)
        if not request.virtual:
            yield Sentence(_("Meeting “%(id)s” has no table."), values)
        return
    if held.slot.id in table.closed:
        yield Sentence(
            _(
                "Meeting “%(id)s” is at table “%(table)s”, which is closed in slot “%(slot)s”."
            ),
            {**values, "table": table.id},
        )
    host = next((name for name in request.participants if name in problem.hosts), None)
    if table.host != host:
        template = (
            _("Meeting “%(id)s” is not at its host's own table.")
            if host
            else _("Meeting “%(id)s” is at the own table of somebody else.")
        )
        yield Sentence(template, values)
