from dataclasses import replace
from datetime import time
from typing import Any

import pytest

from matchmaking.scheduling.checker import check, recount
from matchmaking.scheduling.problem import Lock, Precedence, Problem, Request, Table
from matchmaking.scheduling.schedule import Meeting, Schedule, Status
from tests.matchmaking.scheduling.events import agenda, small, unmet


def found(
    problem: Problem, schedule: Schedule, fairness: int | None = None
) -> list[str]:
    return [str(each) for each in check(problem, schedule, fairness)]


def moved(request: str, /, **changes: Any) -> Schedule:
    """Return the sound agenda with one meeting changed."""
    return agenda(
        meetings=tuple(
            replace(each, **changes) if each.request == request else each
            for each in agenda().meetings
        )
    )


def without(request: str, **changes: Any) -> Schedule:
    kept = tuple(each for each in agenda().meetings if each.request != request)
    return agenda(meetings=kept, unmet=unmet(request), **changes)


def changed(kind: str, id_: str, **changes: Any) -> Problem:
    """Return the small event with one participant, slot, table or request changed."""
    return small(
        **{
            kind: tuple(
                replace(each, **changes) if each.id == id_ else each
                for each in getattr(small(), kind)
            )
        }
    )


def test_a_sound_schedule_has_no_fault() -> None:
    assert found(small(), agenda(), fairness=0) == []


def test_totals_are_recounted() -> None:
    totals = recount(small(), moved("s2b2", slot="t4").meetings)

    assert (totals.meetings, totals.utility, totals.breaks) == (4, 28, 2)
    assert totals.break_counts == (0, 1, 0, 1)
    assert totals.meeting_counts == (2, 2, 2, 2)
    assert totals.day_counts == (1, 1, 1, 1)


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"request": "x"}, "There is no request “x”."),
        ({"slot": "x"}, "There is no slot “x”."),
        ({"table": "x"}, "There is no table “x”."),
    ],
)
def test_what_does_not_exist_is_named(changes: dict[str, str], sentence: str) -> None:
    assert found(small(), moved("s1b1", **changes)) == [sentence]


ONE_MEETING: list[tuple[Problem, Schedule, str]] = [
    (
        changed("participants", "s1", forbidden=frozenset({"t1"})),
        agenda(),
        "Meeting “s1b1” is in slot “t1”, when “s1” is not there.",
    ),
    (
        changed("participants", "b1", leaves_at=small().slots[0].ends_at),
        agenda(),
        "Meeting “s2b1” is in slot “t2”, when “b1” is not there.",
    ),
    (
        changed("participants", "b1", arrives_at=small().slots[1].starts_at),
        agenda(),
        "Meeting “s1b1” is in slot “t1”, when “b1” is not there.",
    ),
    (
        changed("requests", "s1b1", sessions=frozenset({"afternoon"})),
        agenda(),
        "Meeting “s1b1” is in slot “t1”, outside its sessions.",
    ),
    (
        changed("requests", "s1b1", minutes=30),
        agenda(),
        "Meeting “s1b1” is in slot “t1”, which is too short.",
    ),
    (
        changed("requests", "s1b1", fixed="t3"),
        agenda(),
        "Meeting “s1b1” is in slot “t1”, but is fixed in “t3”.",
    ),
    (
        small(locks=(Lock("s1b1", "t3"),)),
        agenda(),
        "Meeting “s1b1” is not where it is locked.",
    ),
    (
        small(locks=(Lock("s1b1", "t1", "T2"),)),
        agenda(),
        "Meeting “s1b1” is not where it is locked.",
    ),
    (
        small(locks=(Lock("s1b1", "t1", "T1", (0, 1)),)),
        agenda(),
        "Meeting “s1b1” is not where it is locked.",
    ),
    (small(), moved("s1b1", table=None), "Meeting “s1b1” has no table."),
    (
        changed("tables", "T1", closed=frozenset({"t2"})),
        agenda(),
        "Meeting “s1b2” is at table “T1”, which is closed in slot “t2”.",
    ),
    (
        small(tables=(Table("T1"), Table("T2"), Table("H", host="b1"))),
        without("s2b1", utility=24),
        "Meeting “s1b1” is not at its host's own table.",
    ),
    (
        small(tables=(*small().tables, Table("H", host="b2"))),
        replace(
            moved("s1b1", table="H"),
            meetings=moved("s1b1", table="H").meetings[:1],
            unmet=unmet("s1b2", "s2b1", "s2b2"),
            utility=10,
        ),
        "Meeting “s1b1” is at the own table of somebody else.",
    ),
    (
        small(),
        moved("s1b1", representatives=(0,)),
        "Meeting “s1b1” does not say who represents each participant.",
    ),
]


@pytest.mark.parametrize(("problem", "schedule", "sentence"), ONE_MEETING)
def test_a_meeting_that_breaks_a_rule_is_named(
    problem: Problem, schedule: Schedule, sentence: str
) -> None:
    faults = found(problem, schedule)

    assert sentence in faults
    assert faults == [sentence] or "own table" in sentence


def test_a_locked_meeting_in_its_place_is_sound() -> None:
    locks = agenda().locks()

    assert found(small(locks=locks), agenda()) == []


def test_a_virtual_meeting_has_no_table() -> None:
    virtual = changed("requests", "s1b1", virtual=True)

    assert found(replace(virtual, virtual_capacity=1), agenda()) == [
        "Meeting “s1b1” is virtual, but has a table."
    ]
    assert found(replace(virtual, virtual_capacity=1), moved("s1b1", table=None)) == []
    assert found(virtual, moved("s1b1", table=None)) == [
        "Slot “t1” has 1 virtual meetings, 0 are possible."
    ]


def test_a_host_meets_at_its_own_table() -> None:
    hosted = small(tables=(Table("T1", host="s1"), Table("T2")))

    assert found(hosted, agenda()) == []


def test_nobody_and_no_table_is_in_two_meetings_at_once() -> None:
    faults = found(small(), moved("s1b2", slot="t1", table="T2"))

    assert faults == [
        "Representative 1 of “s1” is in 2 meetings at once in slot “t1”.",
        "Representative 1 of “b2” is in 2 meetings at once in slot “t1”.",
        "Table “T2” holds 2 meetings at once in slot “t1”.",
    ]


def test_two_representatives_may_be_in_two_meetings() -> None:
    many = changed("participants", "s1", representatives=2)
    many = replace(
        many,
        participants=(
            *many.participants[:3],
            replace(many.participants[3], representatives=2),
        ),
        tables=(*many.tables, Table("T3")),
    )
    both = moved("s1b2", slot="t1", table="T3", representatives=(1, 1))

    assert found(many, both) == []
    assert found(many, moved("s1b2", representatives=(2, 0))) == [
        "“s1” has no representative 3."
    ]


def test_a_meeting_is_held_once() -> None:
    twice = agenda(
        meetings=(*agenda().meetings, Meeting("s1b1", "t3", "T1", (0, 0))), utility=38
    )

    assert found(small(), twice) == [
        "Meeting “s1b1” is held 2 times.",
        "The utility 38 is above its bound of 28.",
        "It is said to be optimal, but does not reach its bounds.",
    ]


def test_maximum_and_required_meetings_are_counted() -> None:
    assert found(changed("participants", "s1", maximum=1), agenda()) == [
        "“s1” has 2 meetings, at most 1."
    ]
    for problem in (
        changed("requests", "s2b1", required=True),
        changed("requests", "s2b1", fixed="t2"),
        small(locks=(Lock("s2b1", "t2"),)),
    ):
        shorter = without("s2b1", utility=24, utility_bound=24)
        assert found(problem, shorter) == ["Meeting “s2b1” must be held."]


def test_an_earlier_meeting_is_before_a_later_one() -> None:
    backwards = small(precedences=(Precedence("s1b2", "s1b1"),))

    assert found(backwards, agenda()) == ["Meeting “s1b2” must be before “s1b1”."]
    assert found(backwards, without("s1b2", utility=21, utility_bound=21)) == []


def test_figures_that_are_told_wrongly_are_named() -> None:
    told = agenda(utility=30, utility_bound=20, breaks=1, break_bound=1)

    assert found(small(), told) == [
        "The utility is said to be 30 and is 28.",
        "The breaks are said to be 1 and are 0.",
        "The utility 28 is above its bound of 20.",
        "There are 0 breaks, fewer than the bound of 1.",
        "It is said to be optimal, but does not reach its bounds.",
    ]


def test_every_request_is_held_or_unmet() -> None:
    silent = without("s2b1", utility=24)

    assert found(small(), replace(silent, unmet=(), status=Status.FEASIBLE)) == [
        "The unmet requests are not those without a meeting."
    ]


def test_unfair_breaks_are_named() -> None:
    late = replace(moved("s2b2", slot="t4"), breaks=2, status=Status.FEASIBLE)

    assert found(small(), late, fairness=1) == []
    assert found(small(), late, fairness=0) == [
        "Breaks range from 0 to 1, a difference of 0 is allowed."
    ]


def test_a_break_ends_with_the_day_and_spans_sessions() -> None:
    tomorrow = replace(
        small().slots[3],
        day=small().slots[3].day.replace(day=2),
        start=time(9),
        end=time(9, 20),
    )
    two_days = small(slots=(*small().slots[:3], tomorrow))

    assert recount(two_days, moved("s2b2", slot="t4").meetings).breaks == 0
    assert recount(small(), moved("s2b2", slot="t4").meetings).breaks == 2


def test_nothing_can_be_said_of_no_schedule() -> None:
    assert check(small(), Schedule(Status.INFEASIBLE)) == []
    assert found(small(), Schedule(Status.FEASIBLE)) == [
        "The unmet requests are not those without a meeting."
    ]


def test_a_meeting_of_three_counts_for_each() -> None:
    joint = small(
        requests=(*small().requests, Request("all", ("s1", "s2", "b1"), (1, 1, 1)))
    )
    together = agenda(
        meetings=(*agenda().meetings, Meeting("all", "t3", "T1", (0, 0, 0))),
        utility=31,
        utility_bound=31,
    )

    assert found(joint, together) == []
    assert recount(joint, together.meetings).meeting_counts == (3, 3, 3, 2)
