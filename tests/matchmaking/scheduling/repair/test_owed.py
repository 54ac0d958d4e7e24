from dataclasses import replace
from datetime import time

from matchmaking.scheduling.checker import check
from matchmaking.scheduling.problem import (
    Participant,
    Precedence,
    Problem,
    Request,
    Slot,
    Table,
)
from matchmaking.scheduling.repair import Added, Moment, repair
from matchmaking.scheduling.schedule import Meeting, Reason, Schedule
from tests.matchmaking.scheduling.repair.agendas import (
    first,
    schedule_of,
    two_meetings,
)
from tests.matchmaking.scheduling.selection.problems import slots


def one_slot(*people: str, tables: int = 1) -> tuple[Problem, Schedule]:
    """Return an event of one slot, in which the first two people meet."""
    when = slots(1, 1)
    held = Request("held", people[:2], (5, 5))
    halls = tuple(Table(f"t{number}") for number in range(tables))
    problem = Problem("day", tuple(map(Participant, people)), when, halls, (held,))
    return problem, schedule_of(problem, [Meeting("held", when[0].id, "t0", (0, 0))])


def test_what_must_be_held_and_cannot_is_missed_and_need_not_be_held() -> None:
    problem, schedule = one_slot("a", "b", "c", "d")
    problem = replace(problem, locks=schedule.locks())
    must = Request("must", ("c", "d"), (1, 1), required=True)

    found = repair(problem, schedule, (Added(None, (must,)),), first(problem))

    assert [each.missed for each in found.alternatives] == [("must",)] * 3
    assert [each.schedule.utility for each in found.alternatives] == [10] * 3
    assert all(check(found.problem, way.schedule) == [] for way in found.alternatives)
    assert found.problem.requests[1] == replace(must, required=False)


def test_what_must_be_held_comes_before_utility_and_stays_required() -> None:
    problem, schedule = one_slot("a", "b", "c")
    must = Request("must", ("a", "c"), (0, 0), required=True)

    found = repair(problem, schedule, (Added(None, (must,)),), first(problem))

    quiet, *others = found.alternatives
    assert quiet.missed == ("must",)
    for way in others:
        assert way.missed == ()
        assert [each.request for each in way.schedule.meetings] == ["must"]


def test_who_has_enough_gives_up_a_meeting_for_one_that_must_be_held() -> None:
    problem, schedule = two_meetings()
    busy, *others = problem.participants
    late = Participant("c", forbidden=frozenset(problem.slot_index))
    people = (replace(busy, maximum=2), *others, late)
    problem = replace(problem, participants=people)
    must = Request("must", ("s", "c"), (0, 0), required=True)
    problem = replace(problem, slots=(*problem.slots, third(problem)))

    found = repair(problem, schedule, (Added(None, (must,)),), first(problem))

    assert found.alternatives[2].missed == ()


def test_people_of_a_meeting_that_must_be_held_are_told_in_any_case() -> None:
    problem, schedule = one_slot("a", "b", "c", "d", tables=2)
    must = Request("must", ("c", "d"), (1, 1), required=True)

    found = repair(problem, schedule, (Added(None, (must,)),), first(problem))

    assert [each.missed for each in found.alternatives] == [()] * 3
    assert found.alternatives[0].diff.extra == ()
    assert found.problem.requests[1] == must


def third(problem: Problem) -> Slot:
    """Return a slot after the second one."""
    last = problem.slots[1]
    return replace(last, id="third", start=last.end, end=time(23))


def test_a_meeting_of_three_that_must_be_held_is_put_where_it_fits() -> None:
    problem, schedule = two_meetings()
    problem = replace(
        problem,
        slots=(*problem.slots, third(problem)),
        precedences=(Precedence("second", "must"),),
    )
    must = Request("must", ("s", "b1", "b2"), (1, 1, 1), required=True)

    found = repair(problem, schedule, (Added(None, (must,)),), first(problem))

    assert found.problem.requests[2] == must
    for way in found.alternatives:
        assert check(found.problem, way.schedule) == []
        assert way.schedule.meeting_of["must"].slot == "third"
        assert way.diff.extra == ()


def test_a_slot_that_is_over_is_no_place_for_what_is_not_held() -> None:
    problem, schedule = two_meetings()
    quiet = replace(schedule, meetings=schedule.meetings[1:])
    now = Moment(problem.slots[1].starts_at)

    found = repair(problem, quiet, (), now).alternatives[0].schedule

    unmet = [(each.request, each.reason) for each in found.unmet]
    assert unmet == [("first", Reason.PARTICIPANT_FULL)]
