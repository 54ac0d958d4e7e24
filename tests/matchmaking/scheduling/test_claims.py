"""Events in which something easily claimed is not so."""

from dataclasses import replace

from matchmaking.scheduling.checker import check
from matchmaking.scheduling.problem import (
    Participant,
    Precedence,
    Problem,
    Request,
    Table,
)
from matchmaking.scheduling.schedule import Meeting, Schedule, Status
from matchmaking.scheduling.solve import solve
from tests.matchmaking.scheduling.events import slots

TIMES = slots(3)
PEOPLE = tuple(Participant(name) for name in "abc")
POOLED = (Table("T1"), Table("T2"))


def event(*members: str, **facts: object) -> Problem:
    """Return an event of requests such as "ab"; each participant gives ten."""
    requests = tuple(Request(m, tuple(m), (10,) * len(m)) for m in members)
    made = Problem("claims", PEOPLE, TIMES, POOLED, requests, virtual_capacity=1)
    return replace(made, **facts)


def hosting(*closed: str, **facts: object) -> Problem:
    """Return an event in which a hosts b and c at own tables, each closed in the slots named by their numbers."""
    own = tuple(
        Table(f"own{n}", host="a", closed=frozenset(TIMES[int(i)].id for i in numbers))
        for n, numbers in enumerate(closed)
    )
    return event("ab", "ac", tables=(*POOLED, *own), **facts)


def all_required(problem: Problem) -> Problem:
    must = tuple(replace(each, required=True) for each in problem.requests)
    return replace(problem, requests=must)


def test_a_host_meets_at_whichever_of_its_tables_is_open() -> None:
    for problem in (hosting("0", "12"), all_required(hosting("0", "12"))):
        schedule = solve(problem)

        assert len(schedule.meetings) == 2
        assert check(problem, schedule) == []


def test_a_host_without_an_open_table_meets_nowhere() -> None:
    problem = hosting("012")
    virtual = tuple(replace(each, virtual=True) for each in problem.requests)
    problem = replace(problem, requests=virtual)
    held = Meeting("ab", TIMES[0].id, None, (0, 0))

    assert solve(problem).meetings == ()
    assert solve(all_required(problem)).status is Status.INFEASIBLE
    told = [str(each) for each in check(problem, Schedule(Status.FEASIBLE, (held,)))]
    assert told[0] == (
        f"Meetings of “a” in slot “{TIMES[0].id}”: 1; its own tables that are open then: 0."
    )


def test_representatives_who_take_turns_at_a_table_have_no_break() -> None:
    times = TIMES[:1] + TIMES[2:]
    people = (replace(PEOPLE[0], representatives=2), *PEOPLE[1:])
    late = frozenset({TIMES[1].id})
    people = tuple(replace(each, forbidden=late) for each in people)
    problem = hosting("", participants=people)
    turns = (
        Meeting("ab", times[0].id, "own0", (0, 0)),
        Meeting("ac", times[1].id, "own0", (1, 0)),
    )

    schedule = solve(problem)

    assert check(problem, replace(schedule, meetings=turns, breaks=0)) == []


def test_a_meeting_of_three_that_must_be_held_comes_before_what_is_wished() -> None:
    evening = replace(TIMES[2], session="evening")
    problem = event("ab", "bc", "ac", "cab", slots=(*TIMES[:2], evening))
    ab, bc, ac, cab = problem.requests
    bc = replace(bc, utilities=(1, 0), sessions=frozenset({"evening"}))
    problem = replace(
        problem,
        requests=(ab, bc, ac, cab),
        precedences=(Precedence("ab", "cab"),),
    )

    schedule = solve(problem)

    assert check(problem, schedule) == []
    assert schedule.utility == 70


def test_nothing_is_optimal_while_attended_days_have_a_price() -> None:
    problem = event("ab", slots=slots(2, days=2), day_price=3)

    assert solve(problem).status is Status.FEASIBLE
    assert solve(replace(problem, day_price=0)).status is Status.OPTIMAL


def test_conditions_are_named_where_several_represent_a_participant() -> None:
    several = replace(PEOPLE[0], representatives=2, name="Shanhai Tea", maximum=1)
    problem = event("ab", "ac", participants=(several, *PEOPLE[1:]))

    schedule = solve(all_required(problem))

    assert schedule.status is Status.INFEASIBLE
    assert [str(each) for each in schedule.conflict] == [
        "Meetings that Shanhai Tea wants: at most 1."
    ]


def test_a_host_holds_as_many_meetings_at_once_as_its_tables_allow() -> None:
    people = tuple(Participant(name, representatives=6) for name in "abcd")
    own = tuple(Table(f"own{n}", host="a") for n in range(6))
    members = ("ab", "ac", "ad", "abc", "abd", "acd")
    problem = event(*members, participants=people, tables=own, slots=TIMES[:1])

    schedule = solve(problem)

    assert check(problem, schedule) == []
    assert len(schedule.meetings) == 6
