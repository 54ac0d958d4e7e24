"""The event with a slot more or less at its end."""

from dataclasses import replace
from datetime import timedelta

from matchmaking.scheduling.changes import NEW
from matchmaking.scheduling.problem import Problem, Slot


def with_slot_more(problem: Problem) -> Problem | None:
    """Return the problem with one more slot after the last, as long, and the same people in it; None past midnight."""
    last = problem.slots[-1]
    ends_at = last.ends_at + timedelta(minutes=last.minutes)
    if ends_at.date() != last.day:
        return None
    more = Slot(f"{NEW}-{last.id}", last.day, last.end, ends_at.time(), last.session)
    people = tuple(
        replace(
            each,
            forbidden=each.forbidden
            | ({more.id} if last.id in each.forbidden else set()),
            leaves_at=ends_at
            if each.leaves_at and last.ends_at <= each.leaves_at < ends_at
            else each.leaves_at,
        )
        for each in problem.participants
    )
    tables = tuple(
        replace(
            each, closed=each.closed | ({more.id} if last.id in each.closed else set())
        )
        for each in problem.tables
    )
    slots = (*problem.slots, more)
    return replace(problem, slots=slots, participants=people, tables=tables)


def without_last_slot(problem: Problem) -> Problem | None:
    """Return the problem without its last slot and without what is fixed or locked there; None if it is the only one."""
    if len(problem.slots) == 1:
        return None
    last = problem.slots[-1].id
    locked = {each.request for each in problem.locks if each.slot == last}
    left = problem.with_requests(
        each
        for each in problem.requests
        if each.fixed != last and each.id not in locked
    )
    return replace(
        left,
        slots=problem.slots[:-1],
        participants=tuple(
            replace(each, forbidden=each.forbidden - {last})
            for each in problem.participants
        ),
        tables=tuple(
            replace(each, closed=each.closed - {last}) for each in problem.tables
        ),
    )
