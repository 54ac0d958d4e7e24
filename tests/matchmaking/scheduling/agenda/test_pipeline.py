import os
from dataclasses import replace
from datetime import time

import numpy as np
from hypothesis import given, settings

from matchmaking.scheduling.agenda.pipeline import solve_event
from matchmaking.scheduling.agenda.polishing import Work
from matchmaking.scheduling.agenda.publish import schedule_of
from matchmaking.scheduling.arrays import event_of
from matchmaking.scheduling.checker import recount
from matchmaking.scheduling.generate import Size, generate
from matchmaking.scheduling.problem import Problem
from matchmaking.scheduling.schedule import Status
from tests.matchmaking.scheduling.agenda.random_problems import (
    problems,
    solved,
    told,
)

EXAMPLES = int(os.environ.get("EXAMPLES", "150"))  # fewer for the slow mode
SMALL = Size(20, 20, 150, 12, 14)
DAYS = replace(SMALL, days=3, slots=6, tables=9)
HOSTS = replace(SMALL, hosts=8)


@settings(deadline=None, max_examples=EXAMPLES)
@given(problems())
def test_every_agenda_keeps_every_rule(problem: Problem) -> None:
    agenda, schedule = solved(problem, Work(40))

    assert told(problem, agenda, schedule) == []
    assert schedule.figures["days"] == sum(
        recount(problem, schedule.meetings).day_counts
    )


@settings(deadline=None, max_examples=EXAMPLES)
@given(problems())
def test_an_agenda_locked_as_a_whole_is_solved_to_itself(problem: Problem) -> None:
    agenda, schedule = solved(problem, Work(40))
    again = replace(problem, locks=schedule.locks())

    kept_agenda, kept = solved(again, Work(40, seed=2))

    assert [problem.requests[k].id for k in kept_agenda.unplaced] == [
        problem.requests[k].id for k in agenda.unplaced
    ]
    assert kept.meetings == schedule.meetings


def test_utility_reaches_its_bound_where_everybody_is_there() -> None:
    size = replace(SMALL, late=0.0, early=0.0, blocked=0.0)

    agenda = solve_event(generate(size), work=Work(0))

    assert agenda.utility == agenda.utility_bound


def test_more_effort_leaves_fewer_breaks() -> None:
    problem = generate(Size(60, 60, 600, 16, 40))

    breaks = [solve_event(problem, work=Work(effort)).breaks for effort in (0, 20, 500)]

    assert breaks == sorted(breaks, reverse=True)
    assert breaks[2] < breaks[0] // 2


def test_days_are_answered_alike_by_one_thread_and_by_two() -> None:
    problem = generate(DAYS)

    one, two = (solve_event(problem, work=Work(50, threads=n)) for n in (1, 2))

    assert one.column.tolist() == two.column.tolist()


def test_a_price_of_days_lets_people_stay_at_home() -> None:
    problem = generate(replace(DAYS, requests=60))

    free = solve_event(problem, work=Work(50))
    dear = solve_event(replace(problem, day_price=5), work=Work(50))

    assert dear.days < free.days
    assert dear.utility == free.utility
    assert dear.breaks + 5 * dear.days < free.breaks + 5 * free.days


def test_stopping_at_once_leaves_a_valid_agenda() -> None:
    problem = generate(HOSTS)

    agenda, schedule = solved(problem, Work(1000, stop=lambda: True))

    assert told(problem, agenda, schedule) == []
    assert agenda.utility == agenda.utility_bound


def test_stopping_on_the_way_keeps_the_best_so_far() -> None:
    problem = generate(SMALL)
    calls = iter(range(10_000))

    agenda, schedule = solved(problem, Work(100_000, stop=lambda: next(calls) > 3))

    assert told(problem, agenda, schedule) == []
    assert agenda.breaks < solve_event(problem, work=Work(0)).breaks


def test_progress_is_told_up_to_the_end() -> None:
    seen = []

    agenda = solve_event(
        generate(DAYS),
        work=Work(2000, threads=2),
        progress=lambda done, total, figures: seen.append((done, total, figures)),
    )

    last = {"utility": agenda.utility, "breaks": agenda.breaks}
    assert seen[-1] == (seen[0][1], seen[0][1], last)
    assert [done for done, _, _ in seen] == sorted({done for done, _, _ in seen})


def test_an_event_without_requests_has_an_empty_agenda() -> None:
    problem = replace(generate(SMALL), requests=())

    agenda = solve_event(problem)

    assert (agenda.utility, agenda.breaks, agenda.days) == (0, 0, 0)
    assert schedule_of(event_of(problem), agenda).status is Status.OPTIMAL


def test_days_of_more_columns_than_a_mask_has_are_polished_in_pieces() -> None:
    problem = of_many_slots()

    rough, smooth = (solve_event(problem, work=Work(effort)) for effort in (0, 300))

    assert smooth.breaks < rough.breaks
    assert np.count_nonzero(smooth.column >= 0) == np.count_nonzero(rough.column >= 0)


def of_many_slots() -> Problem:
    """Return a day of 72 slots, made of the slots of two days."""
    problem = generate(Size(12, 12, 70, 36, 9, days=2))
    day = problem.slots[0].day
    slots = tuple(
        replace(
            slot,
            day=day,
            start=time(6 + n // 6, n % 6 * 10),
            end=time(6 + n // 6, n % 6 * 10 + 9),
        )
        for n, slot in enumerate(problem.slots)
    )
    people = tuple(
        replace(p, arrives_at=None, leaves_at=None) for p in problem.participants
    )
    return replace(problem, slots=slots, participants=people)
