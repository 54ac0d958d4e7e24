from dataclasses import replace

from hypothesis import given, settings

from matchmaking.scheduling.arrays import event_of
from matchmaking.scheduling.changes import AddRepresentative, AddTable, apply
from matchmaking.scheduling.problem import Participant, Problem, Request, Slot, Table
from matchmaking.scheduling.selection import utility_bound
from matchmaking.scheduling.selection.last_slot import (
    with_slot_more,
    without_last_slot,
)
from matchmaking.scheduling.selection.what_if import (
    Guarantee,
    Outcome,
    curve,
    guarantees,
    representative,
    representatives,
    slots,
    tables,
)
from tests.matchmaking.scheduling.selection import problems as small


def star() -> Problem:
    """One supplier that four buyers ask for, two slots."""
    people = (
        Participant("s", side="supplier"),
        *(Participant(f"b{n}", side="buyer") for n in range(4)),
    )
    requests = tuple(Request(f"r{n}", ("s", f"b{n}"), (10, n)) for n in range(4))
    pooled = (Table("t1"), Table("t2"))
    return Problem("star", people, small.slots(1, 2), pooled, requests)


def test_a_representative_more_is_worth_the_meetings_it_holds() -> None:
    assert representatives(event_of(star())) == (Outcome("s", 1, 46, 21, 4),)


def test_tables_that_are_not_needed_are_seen_on_the_curve() -> None:
    assert tables(event_of(star()), (0, 1, 2)) == (
        Outcome("tables", 0, 0, -25, 0),
        Outcome("tables", 1, 25, 0, 2),
        Outcome("tables", 2, 25, 0, 2),
    )


def test_slots_come_and_go_at_the_end() -> None:
    assert slots(star()) == (
        Outcome("slots", -1, 13, -12, 1),
        Outcome("slots", 1, 36, 11, 3),
    )


def test_a_promise_says_whom_it_cannot_be_kept_to() -> None:
    assert guarantees(event_of(star()), (1, 2)) == (
        Guarantee(1, 25, price=0, missing=2, below=2, unable=0),
        Guarantee(2, 25, price=0, missing=6, below=4, unable=4),
    )


def test_a_promise_costs_no_more_than_the_fewest_missing_need() -> None:
    pairs = {"p2 p1": 12, "p4 p0": 15, "p0 p3": 12, "p2 p4": 18}
    requests = tuple(
        Request(pair, (pair[:2], pair[3:]), (worth, 0)) for pair, worth in pairs.items()
    )
    people = tuple(Participant(f"p{n}") for n in range(5))
    problem = Problem("path", people, small.slots(1, 3), (Table("t"),), requests)

    assert guarantees(event_of(problem), (2,)) == (
        Guarantee(2, 45, price=0, missing=4, below=3, unable=2),
    )


def test_a_curve_has_the_number_of_tables_there_are() -> None:
    assert curve(120) == (48, 60, 72, 84, 96, 108, 120, 132, 144)
    assert curve(0) == (0, 1)


def test_no_slot_begins_after_midnight() -> None:
    problem = star()
    late = replace(problem.slots[1], start=problem.slots[1].start.replace(hour=23))
    until = replace(late, end=late.start.replace(minute=40))

    assert with_slot_more(replace(problem, slots=(problem.slots[0], until))) is None


def test_what_is_fixed_in_the_last_slot_goes_with_it() -> None:
    problem = star()
    fixed = replace(problem.requests[3], fixed=problem.slots[1].id)
    problem = replace(problem, requests=(*problem.requests[:3], fixed))

    less = without_last_slot(problem)

    assert less == replace(
        problem, slots=problem.slots[:1], requests=problem.requests[:3]
    )


def test_people_of_the_last_slot_stay_for_the_one_after_it() -> None:
    problem = star()
    last: Slot = problem.slots[-1]
    people = (
        replace(problem.participants[0], leaves_at=last.ends_at),
        replace(problem.participants[1], forbidden=frozenset({last.id})),
    )
    more = with_slot_more(replace(problem, participants=people, requests=()))

    assert more is not None
    assert [each.is_there(more.slots[-1]) for each in more.participants] == [
        True,
        False,
    ]


@settings(deadline=None, max_examples=60)
@given(small.problems())
def test_an_answer_is_that_of_the_changed_event(problem: Problem) -> None:
    event, person = event_of(problem), problem.participants[0]
    pooled = sum(table.host is None for table in problem.tables)

    with_one = utility_bound(event_of(apply(problem, AddRepresentative(person.id))))
    with_table = utility_bound(event_of(apply(problem, AddTable())))

    assert representative(event, 0).utility_bound == with_one
    assert tables(event, (pooled + 1,))[0].utility_bound == with_table
