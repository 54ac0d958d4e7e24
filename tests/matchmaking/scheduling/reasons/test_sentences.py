from collections.abc import Callable
from dataclasses import replace

import pytest
from hypothesis import given, settings

from matchmaking.scheduling.arrays import event_of
from matchmaking.scheduling.changes import AddRepresentative
from matchmaking.scheduling.problem import (
    Participant,
    Precedence,
    Problem,
    Request,
    Slot,
    Table,
)
from matchmaking.scheduling.reasons import Fix, explain, words
from matchmaking.scheduling.schedule import Meeting
from tests.matchmaking.scheduling.reasons.ordered import Agenda, ordered
from tests.matchmaking.scheduling.repair.agendas import Meetings
from tests.matchmaking.scheduling.selection.problems import (
    kinds_of,
    may_take,
    needs,
    places,
    slots,
)

TWO = frozenset({"0-0", "0-1"})
WISH = Request("wish", ("a", "b"), (1, 1))
HELD = Request("held", ("c", "d"), (1, 1))


def event(wish: Request = WISH, *tables: Table, **changes: object) -> Problem:
    people = tuple(Participant(name) for name in "abcd")
    problem = Problem(
        "small", people, slots(1, 2), tables or (Table("t"),), (wish, HELD)
    )
    return replace(problem, **changes)


def why(problem: Problem, *meetings: Meeting) -> tuple[str, str]:
    (found,) = explain(event_of(problem), meetings, ["wish"])
    return found.why.text("en"), found.why.text("zh-hans")


@pytest.mark.parametrize(
    ("problem", "english", "chinese"),
    [
        (
            event(WISH, Table("t", closed=TWO)),
            "Whenever it may be held, every pooled table is closed (slots: 2).",
            "凡允许安排它的时段，公用桌均不开放（时段：2个）。",
        ),
        (
            event(WISH, Table("own", host="c")),
            "There is no table at which it could be held.",
            "没有可供它使用的桌位。",
        ),
        (
            event(replace(WISH, virtual=True)),
            "No virtual meetings are possible at this event.",
            "本活动没有线上洽谈名额。",
        ),
        (
            event(replace(WISH, sessions=frozenset({"afternoon"}))),
            "Its sessions leave no slot in which all can meet.",
            "按其场次要求，没有各方都能洽谈的时段。",
        ),
        (
            event(replace(WISH, minutes=45, sessions=frozenset({"morning"}))),
            "Its length leaves no slot in which all can meet.",
            "按其时长要求，没有各方都能洽谈的时段。",
        ),
        (
            event(WISH, Table("own", host="b", closed=TWO)),
            "In every slot that “a”, “b” have in common, the tables at which “b” meets are closed.",
            "在“a”、“b”的所有共同时段里，“b”洽谈所用的桌位均不开放。",
        ),
        (
            event(
                replace(WISH, participants=("a", "b", "c"), utilities=(1, 1, 1)),
                participants=(
                    Participant("a", forbidden=TWO),
                    *map(Participant, "bcd"),
                ),
            ),
            "“a”, “b”, “c” have no slot in common.",
            "“a”、“b”、“c”没有共同的时段。",
        ),
    ],
)
def test_a_reason_names_only_what_the_request_has(
    problem: Problem, english: str, chinese: str
) -> None:
    assert why(problem) == (english, chinese)


def test_only_meetings_whose_order_is_broken_are_named() -> None:
    order = (Precedence("held", "wish"), Precedence("wish", "late"))
    late = Request("late", ("c", "b"), (1, 1))
    problem = event(requests=(WISH, HELD, late), slots=slots(1, 3), precedences=order)
    held = Meeting("held", "0-2", "t", (0, 0))

    assert why(problem, held) == (
        "There is room for it only in slots that break its order with “held”.",
        "仅在违反它与“held”先后次序的时段才有空位。",
    )


def test_a_host_needs_a_table_for_a_representative_more() -> None:
    fix = Fix("0-0", (AddRepresentative("a"),), hosts=frozenset({"a"}))

    assert str(words(fix)) == (
        "It fits into slot “0-0” if “a” comes with one more representative and one more own table."
    )


def test_moves_are_listed_as_the_language_does_it() -> None:
    moves = words(Fix("0-0", moves=(("a", "0-1"), ("b", "0-2"))))

    assert moves.text("zh-hans") == (
        "若移动以下洽谈，即可安排在时段“0-0”：“a” → “0-1”、“b” → “0-2”。"
    )


class Truth:
    """What is so of one request in an agenda, slot by slot."""

    def __init__(self, problem: Problem, meetings: Meetings, request: Request) -> None:
        self.problem, self.meetings, self.request = problem, meetings, request
        index = problem.participant_index
        self.people = [problem.participants[index[p]] for p in request.participants]

    def slots(self, *tests: Callable[[Slot], bool]) -> int:
        return sum(all(test(slot) for test in tests) for slot in self.problem.slots)

    def there(self, slot: Slot) -> bool:
        return all(who.is_there(slot) for who in self.people)

    def able(self, slot: Slot) -> bool:
        return all(places(self.problem, who, slot) > 0 for who in self.people)

    def allowed(self, slot: Slot) -> bool:
        return self.able(slot) and may_take(self.problem, self.request, slot)

    def open(self, slot: Slot) -> bool:
        return kinds_of(self.problem, slot)[needs(self.problem, self.request)] > 0

    def held_in(self, slot: Slot) -> list[Request]:
        index = self.problem.request_index
        return [
            self.problem.requests[index[m.request]]
            for m in self.meetings
            if m.slot == slot.id
        ]

    def free(self, slot: Slot) -> bool:
        here = self.held_in(slot)
        return all(
            sum(who.id in each.participants for each in here)
            < places(self.problem, who, slot)
            for who in self.people
        )

    def left(self, slot: Slot) -> bool:
        kind = needs(self.problem, self.request)
        here = [
            each for each in self.held_in(slot) if needs(self.problem, each) == kind
        ]
        return len(here) < kinds_of(self.problem, slot)[kind]


TRUTHS: dict[str, Callable[[Truth, object], bool]] = {
    "no slot in common": lambda so, _: so.slots(so.there) == 0,
    "have in common": lambda so, _: so.slots(so.there) > so.slots(so.able) == 0,
    " is left (": lambda so, count: (
        so.slots(so.allowed, so.open, so.free) == count
        and so.slots(so.allowed, so.free, so.left) == 0
    ),
    "never the same one": lambda so, _: so.slots(so.free) == 0,
    "is not free": lambda so, count: (
        so.slots(so.allowed, so.open) == count
        and so.slots(so.allowed, so.open, so.free) == 0
        and so.slots(so.free) > 0
    ),
    "in which all can meet": lambda so, _: (
        so.slots(so.able) > so.slots(so.allowed) == 0
    ),
    "is closed": lambda so, count: (
        so.slots(so.allowed) == count and so.slots(so.allowed, so.open) == 0
    ),
    "No virtual meetings": lambda so, _: so.slots(so.allowed, so.open) == 0,
    "no table at which": lambda so, _: so.slots(so.allowed, so.open) == 0,
    "break its order": lambda so, _: so.slots(so.allowed, so.free, so.left) > 0,
}


@settings(deadline=None, max_examples=250)
@given(ordered())
def test_every_sentence_is_so(agenda: Agenda) -> None:
    problem, meetings = agenda
    for each in explain(event_of(problem), meetings):
        request = problem.requests[problem.request_index[each.request]]
        so = Truth(problem, meetings, request)
        text, count = str(each.why), each.why.values.get("count")
        assert all(
            true(so, count) for marker, true in TRUTHS.items() if marker in text
        ), text
