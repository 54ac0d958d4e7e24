"""Every fault of a problem has its sentence and its place."""

from dataclasses import replace
from datetime import time, timedelta
from typing import Any

import pytest

from matchmaking.scheduling.problem import (
    Lock,
    Participant,
    Precedence,
    Problem,
    Request,
    Table,
)
from matchmaking.scheduling.validation import faults
from tests.matchmaking.scheduling.events import slots, small


def found(problem: Problem) -> list[str]:
    return [str(each) for each in faults(problem)]


def with_first(kind: str, **changes: Any) -> Problem:
    """Return the small event with the first of its participants, slots, tables or requests changed."""
    first, *rest = getattr(small(), kind)
    return small(**{kind: (replace(first, **changes), *rest)})


def test_a_sound_event_has_no_fault() -> None:
    assert found(small()) == []


ARRIVAL = small().slots[0].starts_at


@pytest.mark.parametrize(
    ("problem", "sentence"),
    [
        (small(participants=()), "participants: nobody takes part."),
        (with_first("participants", id="s2"), "participants[1].id: “s2” stands at participants[0].id already."),
        (with_first("participants", minimum=3, maximum=2), "participants[0].maximum: at most 2 meetings are fewer than the minimum of 3."),
        (with_first("participants", arrives_at=ARRIVAL, leaves_at=ARRIVAL), "participants[0].leaves_at: “s1” leaves before it arrives."),
        (with_first("participants", forbidden=frozenset({"t9"})), "participants[0].forbidden: There is no slot “t9”."),
        (with_first("participants", arrives_at=ARRIVAL + timedelta(days=1)), "participants[0]: “s1” is there in no slot."),
        (with_first("participants", representatives=100_000), "participants: have 100,003 representatives in all, at most 100,000 are possible."),
        (small(slots=()), "slots: the event has no slot."),
        (with_first("slots", id="t2"), "slots[1].id: “t2” stands at slots[0].id already."),
        (with_first("slots", end=time(8)), "slots[0].end: slot “t1” ends before it has begun."),
        (with_first("slots", end=time(9, 30)), "slots[1]: slots “t1” and “t2” overlap, so a participant would be in both at once."),
        (with_first("slots", start=time(9, 30), end=time(9, 50)), "slots[1]: slot “t2” begins before slot “t1” above it; slots stand in time order."),
        (small(tables=()), "tables: there is no table, and not every meeting is virtual."),
        (with_first("tables", id="T2"), "tables[1].id: “T2” stands at tables[0].id already."),
        (with_first("tables", host="x"), "tables[0].host: There is no participant “x”."),
        (with_first("tables", closed=frozenset({"x"})), "tables[0].closed: There is no slot “x”."),
        (with_first("requests", virtual=True), "virtual_capacity: is 0, but there are virtual meetings."),
        (with_first("requests", id="s1b2"), "requests[1].id: “s1b2” stands at requests[0].id already."),
        (with_first("requests", participants=("s1", "x")), "requests[0].participants[1]: There is no participant “x”."),
        (with_first("requests", participants=("b2", "s1")), "requests[1]: asks for the same meeting as request “s1b1”."),
        (with_first("requests", utilities=(1,)), "requests[0].utilities: 2 entries are expected, 1 were found."),
        (with_first("requests", minutes=21), "requests[0].minutes: no slot lasts 21 minutes."),
        (with_first("requests", sessions=frozenset({"night"})), "requests[0].sessions: There is no session “night”."),
        (with_first("requests", fixed="x"), "requests[0].fixed: There is no slot “x”."),
        (small(precedences=(Precedence("s1b1", "x"),)), "precedences[0].later: There is no request “x”."),
        (small(precedences=(Precedence("s1b1", "s1b2"), Precedence("s1b2", "s1b1"))), "precedences: run in a circle: s1b2 → s1b1 → s1b2."),
        (small(locks=(Lock("x", "t1"),)), "locks[0].request: There is no request “x”."),
        (small(locks=(Lock("s1b1", "x"),)), "locks[0].slot: There is no slot “x”."),
        (small(locks=(Lock("s1b1", "t1", "x"),)), "locks[0].table: There is no table “x”."),
        (small(locks=(Lock("s1b1", "t1"), Lock("s1b1", "t2"))), "locks[0].request: “s1b1” is locked twice."),
    ],
)  # fmt: skip
def test_a_fault_is_named_with_its_place(problem: Problem, sentence: str) -> None:
    assert sentence in found(problem)


def test_a_day_has_at_most_sixty_slots() -> None:
    minutes = tuple(
        replace(slots(1)[0], id=f"m{n}", start=time(9 + n // 60, n % 60), end=time(9 + (n + 1) // 60, (n + 1) % 60))
        for n in range(61)
    )  # fmt: skip

    assert found(small(slots=minutes)) == [
        "slots: 2026-12-01 has 61 slots, at most 60 are possible."
    ]


def fixed(slot: str, *requests: str, **changes: Any) -> Problem:
    """Return the small event with these requests fixed in one slot."""
    return small(
        requests=tuple(
            replace(each, fixed=slot) if each.id in requests else each
            for each in small().requests
        ),
        **changes,
    )


AWAY = (Participant("s1", forbidden=frozenset({"t1"})), *small().participants[1:])


@pytest.mark.parametrize(
    ("problem", "sentences"),
    [
        (fixed("t1", "s1b1", participants=AWAY), ["requests[0]: is placed in slot “t1”, when “s1” is not there."]),
        (fixed("t1", "s1b1", "s1b2"), ["requests: “s1” has 2 placed meetings in slot “t1” and 1 representatives."]),
        (fixed("t1", "s1b1", "s2b2", tables=(Table("T1"), Table("T2", closed=frozenset({"t1"})))), ["requests: 2 meetings are placed in slot “t1”, which has 1 open tables."]),
        (replace(fixed("t1", "s1b1"), locks=(Lock("s1b1", "t2"),)), ["locks[0].slot: “s1b1” is fixed in slot “t1”."]),
        (small(locks=(Lock("s1b1", "t1"), Lock("s1b2", "t1"))), ["requests: “s1” has 2 placed meetings in slot “t1” and 1 representatives."]),
        (fixed("t1", "s1b1", participants=(replace(small().participants[0], representatives=2), *small().participants[1:])), []),
    ],
)  # fmt: skip
def test_placed_meetings_must_be_possible_together(
    problem: Problem, sentences: list[str]
) -> None:
    assert found(problem) == sentences


HOSTED = {"tables": (Table("T1"), Table("T2"), Table("S", host="s1"))}
TWO = (replace(small().participants[0], representatives=2), *small().participants[1:])


@pytest.mark.parametrize(
    ("locks", "changes", "sentence"),
    [
        ([Lock("s1b1", "t1", "T2")], {"tables": (Table("T1"), Table("T2", closed=frozenset({"t1"})))}, "locks[0].table: table “T2” is closed in slot “t1”."),
        ([Lock("s2b1", "t1", "S")], HOSTED, "locks[0].table: “s2b1” takes place at a pooled table."),
        ([Lock("s1b1", "t1", "T1")], HOSTED, "locks[0].table: “s1b1” takes place at an own table of “s1”."),
        ([Lock("s1b1", "t1", "T1")], {"requests": (replace(small().requests[0], virtual=True),), "virtual_capacity": 1}, "locks[0].table: “s1b1” is a virtual meeting and has no table."),
        ([Lock("s1b1", "t1", "T1"), Lock("s2b2", "t1", "T1")], {}, "locks[1].table: is taken in slot “t1” by locks[0] already."),
        ([Lock("s1b1", "t1", None, (0, 0)), Lock("s1b2", "t1", None, (0, 0))], {"participants": TWO}, "locks[1].representatives[0]: is taken in slot “t1” by locks[0] already."),
        ([Lock("s1b1", "t1", None, ())], {}, "locks[0].representatives: 2 entries are expected, 0 were found."),
        ([Lock("s1b1", "t1", None, (0, 0, 0))], {}, "locks[0].representatives: 2 entries are expected, 3 were found."),
        ([Lock("s1b1", "t1", None, (0, 1))], {"participants": TWO}, "locks[0].representatives[1]: 1 is not between 0 and 0."),
    ],
)  # fmt: skip
def test_a_lock_must_be_one_that_its_meeting_can_keep(
    locks: list[Lock], changes: dict[str, Any], sentence: str
) -> None:
    assert found(small(locks=tuple(locks), **changes)) == [sentence]


def test_locks_that_can_be_kept_are_no_fault() -> None:
    locks = (
        Lock("s1b1", "t1", "T2", (1, 0)),
        Lock("s1b2", "t1", None, (0, 0)),
        Lock("s2b1", "t2", "T1"),
        Lock("s2b2", "t3", "T1"),
    )

    assert found(small(locks=locks, participants=TWO)) == []


def test_a_placed_meeting_keeps_its_own_wishes() -> None:
    evening = with_first("requests", fixed="t1", sessions=frozenset({"afternoon"}))
    long = with_first("requests", fixed="t1", minutes=40)
    long = replace(long, slots=(*long.slots[:3], replace(long.slots[3], end=time(11))))

    assert found(evening) == [
        "requests[0]: is placed in slot “t1”, outside its sessions."
    ]
    assert found(long) == ["requests[0]: is placed in slot “t1”, which is too short."]


def test_virtual_meetings_in_one_slot_are_counted_apart() -> None:
    virtual = tuple(
        replace(each, virtual=True, fixed="t1") for each in small().requests[::3]
    )

    assert found(small(requests=virtual, virtual_capacity=1)) == [
        "requests: 2 virtual meetings are placed in slot “t1”, where 1 are possible."
    ]
    assert found(small(requests=virtual, virtual_capacity=2, tables=())) == []


def test_published_instances_may_give_a_meeting_twice() -> None:
    twice = small(requests=(*small().requests, Request("again", ("b1", "s1"), (1, 1))))

    assert [str(each) for each in faults(twice)] == [
        "requests[4]: asks for the same meeting as request “s1b1”."
    ]
    assert faults(twice, doubles=True) == []
