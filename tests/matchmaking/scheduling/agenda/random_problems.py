"""Small random events with every rule there is."""

from dataclasses import replace
from datetime import date, datetime, time

from hypothesis import assume
from hypothesis import strategies as st

from matchmaking.scheduling.agenda.pipeline import Agenda, solve_event
from matchmaking.scheduling.agenda.polishing import Work
from matchmaking.scheduling.agenda.publish import schedule_of
from matchmaking.scheduling.arrays import event_of
from matchmaking.scheduling.checker import check
from matchmaking.scheduling.problem import (
    Participant,
    Precedence,
    Problem,
    Request,
    Slot,
    Table,
)
from matchmaking.scheduling.schedule import Reason, Schedule, Unmet
from matchmaking.scheduling.validation import faults
from matchmaking.wording import Sentence

FIRST_DAY = date(2026, 12, 1)


def slots_of(days: int, count: int) -> tuple[Slot, ...]:
    """Return slots of 20 minutes, every third of 40, the later half of a day in the session "pm"."""
    return tuple(
        Slot(
            id=f"d{day}s{n}",
            day=FIRST_DAY.replace(day=1 + day),
            start=time(9 + n),
            end=time(9 + n, 40 if n % 3 == 2 else 20),
            session="am" if n < count // 2 else "pm",
        )
        for day in range(days)
        for n in range(count)
    )


@st.composite
def participants(draw: st.DrawFn, slots: tuple[Slot, ...]) -> tuple[Participant, ...]:
    ids = [slot.id for slot in slots]
    return tuple(
        Participant(
            id=f"p{n}",
            side=draw(st.sampled_from(["supplier", "buyer"])),
            representatives=draw(st.sampled_from([1, 1, 2, 3])),
            arrives_at=draw(
                st.sampled_from([None, None, datetime.combine(FIRST_DAY, time(10))])
            ),
            maximum=draw(st.sampled_from([None, None, 2, 3])),
            minimum=draw(st.sampled_from([0, 0, 1])),
            forbidden=draw(st.frozensets(st.sampled_from(ids), max_size=2)),
        )
        for n in range(draw(st.integers(4, 7)))
    )


@st.composite
def tables(draw: st.DrawFn, people: int, slots: tuple[Slot, ...]) -> tuple[Table, ...]:
    ids = [slot.id for slot in slots]
    closed = st.frozensets(st.sampled_from(ids), max_size=2)
    hosts = draw(st.lists(st.integers(0, people - 1), max_size=3))
    own = [
        Table(f"own{i}", "A", f"p{host}", draw(closed)) for i, host in enumerate(hosts)
    ]
    pooled = [
        Table(f"t{i}", draw(st.sampled_from("AB")), None, draw(closed))
        for i in range(draw(st.integers(1, 3)))
    ]
    return (*own, *pooled)


@st.composite
def requests(
    draw: st.DrawFn, people: int, slots: tuple[Slot, ...]
) -> tuple[Request, ...]:
    chosen = draw(
        st.lists(
            st.sets(st.integers(0, people - 1), min_size=2, max_size=3)
            .map(sorted)
            .map(tuple),
            min_size=3,
            max_size=14,
            unique=True,
        )
    )
    return tuple(
        Request(
            id=f"r{n}",
            participants=tuple(f"p{p}" for p in those),
            utilities=tuple(draw(st.integers(0, 50)) for _ in those),
            fixed=draw(st.sampled_from([None] * 8 + [slots[n % len(slots)].id])),
            sessions=draw(st.sampled_from([frozenset()] * 4 + [frozenset({"am"})])),
            minutes=draw(st.sampled_from([0, 0, 0, 40])),
            virtual=draw(st.sampled_from([False, False, False, True])),
        )
        for n, those in enumerate(chosen)
    )


@st.composite
def problems(draw: st.DrawFn) -> Problem:
    """Draw a valid problem."""
    slots = slots_of(draw(st.integers(1, 2)), draw(st.integers(3, 6)))
    people = draw(participants(slots))
    wishes = draw(requests(len(people), slots))
    pairs = st.tuples(st.sampled_from(wishes), st.sampled_from(wishes))
    order = draw(st.lists(pairs, max_size=3, unique=True))
    problem = Problem(
        name="random",
        participants=people,
        slots=slots,
        tables=draw(tables(len(people), slots)),
        requests=wishes,
        precedences=tuple(
            Precedence(a.id, b.id)
            for a, b in order
            if wishes.index(a) < wishes.index(b)
        ),
        virtual_capacity=draw(st.integers(0, 2)),
        day_price=draw(st.sampled_from([0, 2])),
    )
    assume(not faults(problem))
    return problem


def solved(problem: Problem, work: Work) -> tuple[Agenda, Schedule]:
    """Return agenda and schedule, with a word on each unmet request so that the checker has nothing to say about it."""
    agenda = solve_event(problem, work=work)
    schedule = schedule_of(event_of(problem), agenda)
    unmet = tuple(
        Unmet(each.id, Reason.NOT_PLACED, Sentence("not placed"))
        for each in problem.requests
        if each.id not in schedule.meeting_of
    )
    return agenda, replace(schedule, unmet=unmet)


def told(problem: Problem, agenda: Agenda, schedule: Schedule) -> list[str]:
    """Return what the checker finds, but for forced meetings that the agenda itself names as not placed."""
    missing = {
        f"Meeting “{problem.requests[k].id}” must be held." for k in agenda.unplaced
    }
    found = [str(each) for each in check(problem, schedule)]
    return [each for each in found if each not in missing]
