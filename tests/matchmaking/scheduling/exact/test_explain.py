from dataclasses import replace

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from matchmaking.scheduling.exact import solve_classic
from matchmaking.scheduling.exact.conditions import Condition, Kind
from matchmaking.scheduling.exact.explain import Infeasible, conflicting
from matchmaking.scheduling.exact.timetable import Guess
from matchmaking.scheduling.problem import Lock, Participant, Precedence, Problem, Table
from tests.matchmaking.scheduling.exact.small import (
    draw,
    event,
    fewest,
    slots_of,
    timetables,
)


def only(problem: Problem, kept: tuple[Condition, ...]) -> Problem:
    """Return the problem under these conditions alone."""
    has = {(each.kind, each.subject) for each in kept}

    def lifted(kinds: dict[Kind, tuple[str, object]], i: int) -> dict[str, object]:
        return dict(fact for kind, fact in kinds.items() if (kind, i) not in has)

    more = [] if (Kind.TABLES, 0) in has else [f"more{r.id}" for r in problem.requests]
    return replace(
        problem,
        participants=tuple(
            replace(each, **lifted(OF_PEOPLE, i))
            for i, each in enumerate(problem.participants)
        ),
        requests=tuple(
            replace(each, **lifted(OF_REQUESTS, i))
            for i, each in enumerate(problem.requests)
        ),
        tables=(
            *(
                replace(each, **lifted({Kind.CLOSED: ("closed", frozenset())}, i))
                for i, each in enumerate(problem.tables)
            ),
            *map(Table, more),
        ),
        precedences=tuple(
            each
            for i, each in enumerate(problem.precedences)
            if (Kind.PRECEDENCE, i) in has
        ),
        locks=tuple(e for i, e in enumerate(problem.locks) if (Kind.LOCKED, i) in has),
        **lifted({Kind.VIRTUAL: ("virtual_capacity", 99)}, 0),
    )


OF_PEOPLE = {
    Kind.FORBIDDEN: ("forbidden", frozenset()),
    Kind.ARRIVAL: ("arrives_at", None),
    Kind.LEAVING: ("leaves_at", None),
    Kind.MAXIMUM: ("maximum", None),
}
OF_REQUESTS = {
    Kind.FIXED: ("fixed", None),
    Kind.SESSIONS: ("sessions", frozenset()),
    Kind.MINUTES: ("minutes", 0),
}


def is_possible(
    problem: Problem, fairness: int | None, kept: tuple[Condition, ...]
) -> bool:
    """Say whether a timetable meets these conditions, by trying all."""
    is_fair = any(each.kind is Kind.FAIRNESS for each in kept)
    return fewest(only(problem, kept), fairness if is_fair else None) is not None


def any_timetable(problem: Problem) -> tuple[int, ...] | None:
    return next((slots for slots, _breaks in timetables(problem, None)), None)


def all_at_once(problem: Problem) -> tuple[int, ...]:
    return (0,) * len(problem.requests)


@given(
    st.integers(0, 10**6),
    st.sampled_from([None, 0, 1]),
    st.sampled_from([None, any_timetable, all_at_once]),
)
@settings(deadline=None, max_examples=60)
def test_a_conflict_is_infeasible_and_none_of_it_can_be_left_out(
    seed: int, fairness: int | None, guess: Guess | None
) -> None:
    problem = draw(seed)
    assume(len(problem.slots) ** len(problem.requests) <= 8000)
    assume(fewest(problem, fairness) is None)

    kept = conflicting(Infeasible(problem, fairness, guess=guess))

    assert not is_possible(problem, fairness, kept)
    for each in kept:
        others = tuple(other for other in kept if other != each)
        assert is_possible(problem, fairness, others)


def test_slots_and_meetings_of_a_conflict_are_named() -> None:
    problem = event([(0, 1), (0, 2)], slots=slots_of([2]), people=3, tables=2)
    problem = replace(
        problem,
        participants=(
            Participant("p0", name="Shanhai Tea", forbidden=frozenset({"s1"})),
            *problem.participants[1:],
        ),
    )

    found = solve_classic(problem)

    assert [str(each) for each in found.conflict] == [
        "Shanhai Tea does not meet at “s1”.",
        "Together: the slots left for 2 meetings of Shanhai Tea are only 1: “s0”.",
    ]


def test_an_event_that_is_too_small_is_explained_by_counting_alone() -> None:
    problem = event([(0, 1), (0, 2)], slots=slots_of([1]), people=3, tables=2)

    assert [str(each) for each in solve_classic(problem).conflict] == [
        "Together: the slots left for 2 meetings of p0 are only 1: “s0”."
    ]


def with_person(problem: Problem, **facts: object) -> Problem:
    changed = replace(problem.participants[0], **facts)
    return replace(problem, participants=(changed, *problem.participants[1:]))


def with_requests(problem: Problem, **facts: object) -> Problem:
    return replace(
        problem, requests=tuple(replace(each, **facts) for each in problem.requests)
    )


PAIR = event([(0, 1), (0, 2)], slots=slots_of([2]), people=3, tables=1)
APART = event([(0, 1), (2, 3)], slots=slots_of([1]), people=4, tables=1)
AT_TEN = PAIR.slots[1].starts_at


@pytest.mark.parametrize(
    ("problem", "sentence"),
    [
        (
            with_requests(PAIR, fixed="s0"),
            "Meeting r0 (p0 – p1) is fixed at “s0”.",
        ),
        (
            replace(PAIR, locks=(Lock("r0", "s1"), Lock("r1", "s1"))),
            "Meeting r1 (p0 – p2) is locked at “s1”.",
        ),
        (
            with_requests(PAIR, sessions=frozenset({"evening"})),
            "Meeting r1 (p0 – p2) may take place only in: evening.",
        ),
        (with_requests(PAIR, minutes=45), "Meeting r1 (p0 – p2) needs 45 minutes."),
        (with_person(PAIR, arrives_at=AT_TEN), "p0 arrives on 2030-05-06 10:00."),
        (with_person(PAIR, leaves_at=AT_TEN), "p0 leaves on 2030-05-06 10:00."),
        (with_person(PAIR, maximum=1), "Meetings that p0 wants: at most 1."),
        (
            replace(PAIR, precedences=(Precedence("r0", "r1"), Precedence("r1", "r0"))),
            "Meeting r0 (p0 – p1) must be before meeting r1 (p0 – p2).",
        ),
        (
            replace(PAIR, tables=(Table("t0", closed=frozenset({"s0"})),)),
            "Table t0 is closed at “s0”.",
        ),
        (APART, "Tables for everybody: 1."),
        (with_requests(PAIR, virtual=True), "Virtual meetings at once: at most 0."),
    ],
)
def test_each_kind_of_condition_has_its_sentence(
    problem: Problem, sentence: str
) -> None:
    told = [str(each) for each in solve_classic(problem).conflict]

    assert sentence in told
    assert told[-1].startswith("Together: ")
    assert "Meeting " not in told[-1]


def test_a_fairness_limit_that_cannot_hold_is_told() -> None:
    problem = event([(0, 1), (0, 2)], slots=slots_of([3]), people=4, tables=1)
    problem = with_person(problem, forbidden=frozenset({"s1"}))

    assert [str(each) for each in solve_classic(problem, fairness=0).conflict] == [
        "p0 does not meet at “s1”.",
        "The breaks of two participants may differ by at most 0.",
        "Together: breaks of p0: at least 1; somebody has none, and the limit is 0.",
    ]


def test_an_event_too_small_for_reasons_that_counting_misses_is_told() -> None:
    triangle = event([(0, 1), (0, 2), (1, 2)], slots=slots_of([2]), people=3, tables=3)

    assert [str(each) for each in solve_classic(triangle).conflict] == [
        "The event has too few slots for these meetings, even without conditions."
    ]
