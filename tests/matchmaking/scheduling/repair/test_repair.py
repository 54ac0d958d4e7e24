from dataclasses import replace
from datetime import datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from matchmaking.scheduling.checker import check
from matchmaking.scheduling.problem import Participant, Problem, Request, Table
from matchmaking.scheduling.repair import (
    Absent,
    Added,
    Cancelled,
    ClosedTable,
    Disruption,
    Late,
    Moment,
    Repair,
    Terms,
    repair,
)
from matchmaking.scheduling.repair.boards import kept_seats
from matchmaking.scheduling.repair.disruptions import disrupted
from matchmaking.scheduling.repair.search import EVERYBODY, Tariff, filled
from matchmaking.scheduling.repair.standing import standing_of
from matchmaking.scheduling.schedule import Meeting, Schedule
from matchmaking.scheduling.validation import faults
from tests.matchmaking.scheduling.repair.agendas import agendas, first, two_meetings

Case = tuple[Problem, Schedule, tuple[Disruption, ...], Moment]


@st.composite
def cases(draw: st.DrawFn) -> Case:
    problem, schedule = draw(agendas())
    now = draw(st.sampled_from(problem.slots)).starts_at
    moment = Moment(now, draw(st.sampled_from((0, 0, 60))))
    happened = draw(st.lists(disruptions(problem), min_size=1, max_size=3))
    calls = [each for each in happened if isinstance(each, Cancelled)]
    if len(calls) > 1:
        happened = [each for each in happened if each not in calls[1:]]
    return problem, schedule, tuple(happened), moment


@st.composite
def disruptions(draw: st.DrawFn, problem: Problem) -> Disruption:
    person = draw(st.sampled_from(problem.participants)).id
    kind = draw(st.sampled_from(("absent", "late", "table", "added", "cancelled")))
    if kind == "late":
        until = draw(st.sampled_from(problem.slots)).ends_at
        return Late(person, until)
    if kind == "table" and problem.tables:
        return ClosedTable(draw(st.sampled_from(problem.tables)).id)
    if kind == "cancelled":
        return Cancelled(draw(st.sampled_from(problem.requests)).id)
    if kind == "added":
        name = f"new-{draw(st.integers(0, 999))}"
        must = draw(st.booleans())
        wish = Request(f"{name}-{person}", (name, person), (5, 9), required=must)
        return Added(Participant(name), (wish,))
    return Absent(person)


def mended(case: Case, **options: int) -> Repair:
    problem, schedule, happened, moment = case
    return repair(problem, schedule, unique(happened), moment, Terms(**options))


def unique(happened: tuple[Disruption, ...]) -> list[Disruption]:
    """Leave out that the same person comes twice."""
    who = (each.participant if isinstance(each, Added) else each for each in happened)
    return list(dict(zip(who, happened, strict=True)).values())


def starts(problem: Problem, meeting: Meeting) -> datetime:
    return problem.slots[problem.slot_index[meeting.slot]].starts_at


@settings(deadline=None, max_examples=150)
@given(cases(), st.integers(0, 2))
def test_every_alternative_is_a_sound_schedule_within_its_budget(
    case: Case, budget: int
) -> None:
    found = mended(case, budget=budget)

    for each in found.alternatives:
        assert check(found.problem, each.schedule) == []
    assert [each.budget for each in found.alternatives] == [0, budget, None]
    assert len(found.alternatives[0].diff.extra) == 0
    assert len(found.alternatives[1].diff.extra) <= budget


@settings(deadline=None, max_examples=100)
@given(cases())
def test_the_event_that_is_left_has_no_new_faults(case: Case) -> None:
    problem, _schedule, happened, moment = case
    added = [each for each in unique(happened) if isinstance(each, Added)]

    left = mended(case).problem

    whole = disrupted(problem, added, moment.now)
    if not faults(problem) and not faults(whole, doubles=True) and left.participants:
        assert faults(left, doubles=True) == []


@settings(deadline=None, max_examples=150)
@given(cases())
def test_nothing_past_locked_or_soon_moves(case: Case) -> None:
    problem, schedule, _happened, moment = case
    found = mended(case)
    soon = moment.now + timedelta(minutes=moment.notice)
    locked = {each.request for each in problem.locks}

    for each in found.alternatives:
        now = each.schedule.meeting_of
        for old in schedule.meetings:
            begins = starts(problem, old)
            if begins < moment.now:
                assert now[old.request] == old
            elif (begins < soon or old.request in locked) and (
                old.request not in found.lost
            ):
                assert now[old.request].slot == old.slot
        for new in each.schedule.meetings:
            if starts(found.problem, new) < soon:
                old_meeting = schedule.meeting_of[new.request]
                assert old_meeting.slot == new.slot


@settings(deadline=None, max_examples=100)
@given(cases())
def test_the_difference_names_every_change_and_everybody_concerned(case: Case) -> None:
    problem, schedule, happened, _moment = case
    found = mended(case)
    gone = {each.participant for each in happened if isinstance(each, Absent)}
    people = {
        each.id: each.participants
        for each in (*problem.requests, *found.problem.requests)
    }

    for each in found.alternatives:
        old, new = schedule.meeting_of, each.schedule.meeting_of
        diff = each.diff
        changed = {k for k in {*old, *new} if old.get(k) != new.get(k)}
        assert set(diff.dropped) == set(old) - set(new)
        assert set(diff.added) == set(new) - set(old)
        assert {m.request for m in (*diff.moved, *diff.reseated)} == {
            k for k in changed if k in old and k in new
        }
        assert {m.request for m in diff.moved} == {
            k for k in changed if k in old and k in new and old[k].slot != new[k].slot
        }
        assert set(diff.told) == {p for k in changed for p in people[k]} - gone
        assert set(diff.extra) <= set(diff.told)


@settings(deadline=None, max_examples=100)
@given(cases(), st.integers(0, 2))
def test_no_alternative_is_worse_than_filling_free_places(
    case: Case, budget: int
) -> None:
    problem, schedule, happened, moment = case
    after = disrupted(problem, unique(happened), moment.now)
    standing = standing_of(problem, after, schedule.meetings, moment)
    fills = [
        filled(standing, kept_seats(standing), each, Tariff())
        for each in (0, budget, EVERYBODY)
    ]

    plain = [(each.owed - len(standing.owed), each.utility) for each in fills]
    ways = mended(case, budget=budget).alternatives
    left = after.request_index  # what came in vain is missed by every way
    mine = [
        (-sum(name in left for name in each.missed), each.schedule.utility)
        for each in ways
    ]

    assert all(one >= other for one, other in zip(mine, plain, strict=True))
    assert mine == sorted(mine)


@settings(deadline=None, max_examples=40)
@given(cases(), st.integers(1, 5))
def test_the_same_seed_mends_the_same_way(case: Case, seed: int) -> None:
    assert mended(case, seed=seed) == mended(case, seed=seed)


@settings(deadline=None, max_examples=40)
@given(agendas())
def test_where_nothing_happens_nobody_is_told_of_anything(
    agenda: tuple[Problem, Schedule],
) -> None:
    problem, schedule = agenda
    moment = Moment(problem.slots[0].starts_at)

    quiet = repair(problem, schedule, (), moment).alternatives[0]

    held = {each.request: each for each in schedule.meetings}
    assert quiet.schedule.meeting_of == held
    assert quiet.diff.told == ()


def test_a_participant_that_leaves_early_keeps_what_it_had_before() -> None:
    problem, schedule = two_meetings()
    last = problem.slots[1]

    found = repair(
        problem, schedule, (Absent("s", last.starts_at),), Moment(last.starts_at)
    )

    assert found.lost == ("second",)
    assert [m.request for m in found.alternatives[2].schedule.meetings] == ["first"]
    assert found.alternatives[2].diff.told == ("b2",)


def test_who_has_no_table_without_an_absent_host_asks_for_nothing() -> None:
    problem, schedule = two_meetings()
    wish = Request("no host", ("b1", "b2"), (1, 1))
    problem = replace(
        problem,
        tables=(Table("t", host="s"),),
        requests=(*problem.requests, wish, replace(wish, id="online", virtual=True)),
        virtual_capacity=1,
    )

    left = repair(problem, schedule, (Absent("s"),), first(problem)).problem

    assert [each.id for each in left.requests] == ["online"]
    assert faults(left) == []


@pytest.mark.parametrize("representative", [0, 1, 2])
def test_a_host_whose_table_closes_meets_at_its_other_one(representative: int) -> None:
    problem, schedule = two_meetings()
    host, *others = problem.participants
    problem = replace(
        problem,
        participants=(replace(host, representatives=3), *others),
        tables=(Table("t", host="s"), Table("u", host="s")),
    )
    meetings = tuple(
        replace(each, representatives=(representative, 0)) for each in schedule.meetings
    )

    found = repair(
        problem,
        replace(schedule, meetings=meetings),
        (ClosedTable("t"),),
        first(problem),
    )

    for way in found.alternatives:
        assert check(found.problem, way.schedule) == []
        assert [each.table for each in way.schedule.meetings] == ["u", "u"]
        assert way.diff.dropped == way.diff.moved == ()


def test_somebody_who_is_late_meets_later() -> None:
    problem, schedule = two_meetings()
    freed = replace(schedule, meetings=schedule.meetings[:1])

    found = repair(
        problem,
        freed,
        (Late("s", problem.slots[1].starts_at),),
        Moment(problem.slots[0].starts_at),
    )

    meeting = found.alternatives[0].schedule.meeting_of["first"]
    assert found.lost == ("first",)
    assert meeting.slot == problem.slots[1].id
    assert found.alternatives[0].diff.extra == ()
