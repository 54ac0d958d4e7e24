from dataclasses import replace

from hypothesis import given, settings

from matchmaking.scheduling.arrays import event_of
from matchmaking.scheduling.changes import Withdraw, apply
from matchmaking.scheduling.checker import check
from matchmaking.scheduling.problem import Problem
from matchmaking.scheduling.reasons import Explanation, Fix, explain, unmet, words
from matchmaking.scheduling.schedule import Meeting, Reason, Schedule, Unmet
from tests.matchmaking.scheduling.repair.agendas import (
    agendas,
    placed,
    schedule_of,
)
from tests.matchmaking.scheduling.selection.problems import open_slots

Agenda = tuple[Problem, Schedule]


def explained(agenda: Agenda) -> list[Explanation]:
    problem, schedule = agenda
    return list(explain(event_of(problem), schedule.meetings))


def faults(agenda: Agenda, request: str, fix: Fix) -> list[str]:
    """Return what the checker says of the agenda with the request, where the fix says it fits."""
    problem, schedule = agenda
    changed = apply(problem, *fix.changes)
    given_up = {each.request for each in fix.changes if isinstance(each, Withdraw)}
    stays = [each for each in schedule.meetings if each.request not in given_up]
    meetings = moved(changed, stays, dict(fix.moves))
    slot = changed.slots[changed.slot_index[fix.slot]]
    wish = changed.requests[changed.request_index[request]]
    held = placed(changed, meetings, wish, slot)
    if held is None:
        return [f"{request} has no place in {fix.slot}"]
    whole = schedule_of(changed, (*meetings, held))
    named = tuple(
        Unmet(each.id, Reason.RULES, words(fix))
        for each in changed.requests
        if each.id not in whole.meeting_of
    )
    return [str(each) for each in check(changed, replace(whole, unmet=named))]


def moved(
    problem: Problem, meetings: list[Meeting], slots: dict[str, str]
) -> tuple[Meeting, ...]:
    """Return the meetings with some in new slots, at tables that are free there."""
    found = tuple(each for each in meetings if each.request not in slots)
    for request, slot in slots.items():
        wish = problem.requests[problem.request_index[request]]
        held = placed(problem, found, wish, problem.slots[problem.slot_index[slot]])
        assert held is not None, f"{request} cannot move to {slot}"
        found = (*found, held)
    return found


@settings(deadline=None, max_examples=250)
@given(agendas())
def test_with_any_fix_the_request_fits(agenda: Agenda) -> None:
    for each in explained(agenda):
        for fix in each.fixes:
            assert faults(agenda, each.request, fix) == [], words(fix)


@settings(deadline=None, max_examples=150)
@given(agendas())
def test_every_reason_is_true(agenda: Agenda) -> None:
    problem, schedule = agenda
    for each in explained(agenda):
        request = problem.requests[problem.request_index[each.request]]
        people = [
            problem.participants[problem.participant_index[name]]
            for name in request.participants
        ]
        fits = any(
            (held := placed(problem, schedule.meetings, request, slot))
            and not order_faults(agenda, held)
            for slot in problem.slots
        )
        assert fits is (each.reason is Reason.NOT_PLACED)
        if each.reason is Reason.NO_COMMON_SLOT:
            assert not any(
                all(who.is_there(slot) for who in people)
                and open_slots(problem, request)
                for slot in problem.slots
            )


def order_faults(agenda: Agenda, held: Meeting) -> bool:
    problem, schedule = agenda
    at = {m.request: problem.slot_index[m.slot] for m in (*schedule.meetings, held)}
    return any(
        e.earlier in at and e.later in at and at[e.earlier] >= at[e.later]
        for e in problem.precedences
    )


@settings(deadline=None, max_examples=60)
@given(agendas())
def test_what_is_unmet_is_named_with_its_cheapest_fix(agenda: Agenda) -> None:
    problem, schedule = agenda

    found = unmet(event_of(problem), schedule.meetings)

    held = schedule.meeting_of
    assert [each.request for each in found] == [
        each.id for each in problem.requests if each.id not in held
    ]
    assert [(each.reason, each.fix) for each in found] == [
        (each.reason, words(each.fixes[0]) if each.fixes else None)
        for each in explained(agenda)
    ]


@settings(deadline=None, max_examples=60)
@given(agendas())
def test_explaining_one_request_says_the_same_as_explaining_all(agenda: Agenda) -> None:
    problem, schedule = agenda
    event = event_of(problem)
    for each in explained(agenda):
        assert list(explain(event, schedule.meetings, [each.request])) == [each]
