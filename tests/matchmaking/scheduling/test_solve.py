"""The front door on tiny random events of every kind, against all their schedules; and the same answer everywhere."""

import json
import os
import subprocess
import sys
from collections import Counter
from collections.abc import Iterable
from dataclasses import replace
from itertools import compress
from pathlib import Path
from random import Random

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from matchmaking.scheduling.checker import check
from matchmaking.scheduling.generate import Size, generate
from matchmaking.scheduling.problem import (
    Participant,
    Precedence,
    Problem,
    Request,
    Table,
)
from matchmaking.scheduling.problem_file import text_of
from matchmaking.scheduling.schedule import Status
from matchmaking.scheduling.solve import Search, solve
from matchmaking.scheduling.validation import faults
from tests.matchmaking.scheduling.brute_force import best, possible
from tests.matchmaking.scheduling.events import slots

QUICK = Search(effort=200)


def drawn(seed: int) -> Problem:
    """Return a tiny event in which every rule may occur."""
    random = Random(seed)  # noqa: S311
    times = slots(random.choice([2, 3]), days=random.choice([1, 1, 2]))[:4]
    ids = [each.id for each in times]
    people = tuple(
        Participant(
            f"p{n}",
            representatives=random.choice([1, 1, 1, 2]),
            maximum=random.choice([None, None, 1, 2]),
            forbidden=frozenset(random.sample(ids, random.choice([0, 0, 1]))),
        )
        for n in range(5)
    )
    tables = [
        Table(f"T{n}", closed=frozenset(random.sample(ids, random.choice([0, 0, 1]))))
        for n in range(random.choice([1, 2]))
    ]
    for n in range(random.choice([0, 0, 1, 2, 3])):
        closed = frozenset(random.sample(ids, random.choice([0, 0, 1, 2])))
        host = random.choice(["p0", "p0", "p1"])
        tables.append(Table(f"own{n}", host=host, closed=closed))
    requests = tuple(_request(random, n, ids) for n in range(random.randint(2, 5)))
    if random.random() < 0.2:
        requests = tuple(replace(each, required=True) for each in requests)
    return Problem("tiny", people, times, tuple(tables), requests, virtual_capacity=1)


def _request(random: Random, number: int, ids: list[str]) -> Request:
    members = tuple(
        random.sample([f"p{n}" for n in range(5)], random.choice([2, 2, 2, 3]))
    )
    return Request(
        f"r{number}",
        members,
        tuple(random.randint(0, 9) for _each in members),
        required=random.random() < 0.25,
        fixed=random.choice(ids) if random.random() < 0.1 else None,
        sessions=frozenset({"morning"}) if random.random() < 0.2 else frozenset(),
        virtual=random.random() < 0.2,
    )


def with_order(problem: Problem, seed: int) -> Problem:
    random = Random(seed)  # noqa: S311
    if random.random() < 0.5:
        return problem
    one, other = random.sample([each.id for each in problem.requests], 2)
    return replace(problem, precedences=(Precedence(one, other),))


@settings(deadline=None, max_examples=150)
@given(st.integers(0, 100_000))
def test_every_answer_is_true_of_all_schedules(seed: int) -> None:
    problem = with_order(drawn(seed), seed)
    assume(not faults(problem, doubles=True))

    schedule = solve(problem, QUICK)

    optimum = best(problem)
    assert check(problem, schedule) == []
    if optimum is None:
        assert schedule.status is Status.INFEASIBLE
        assert schedule.conflict
        return
    assert schedule.status in {Status.FEASIBLE, Status.OPTIMAL}
    assert schedule.utility == optimum
    assert schedule.utility_bound >= optimum


def promised(problem: Problem, seed: int) -> Problem:
    """Return the event with meetings promised to some."""
    random = Random(seed)  # noqa: S311
    people = (
        replace(each, minimum=random.choice([0, 0, 1, 2]))
        for each in problem.participants
    )
    return replace(problem, participants=tuple(people))


def worth(problem: Problem, held: Iterable[Request]) -> int:
    """Return the utility of some requests and what their promised meetings are worth beside: all, then 60 %, then 30 %."""
    meetings = list(held)
    top = max(each.utility for each in problem.requests)
    shares = [top, top * 60 // 100, top * 30 // 100]
    kept = Counter(p for each in meetings for p in each.participants)
    return sum(each.utility for each in meetings) + sum(
        sum(shares[: min(kept[each.id], each.minimum)]) for each in problem.participants
    )


@settings(deadline=None, max_examples=100)
@given(st.integers(0, 100_000))
def test_promises_are_kept_for_what_they_are_worth(seed: int) -> None:
    problem = promised(with_order(drawn(seed), seed), seed)
    assume(not faults(problem, doubles=True))
    assume(any(each.utility for each in problem.requests))
    most = max(
        (
            worth(problem, compress(problem.requests, (at is not None for at in where)))
            for _utility, where in possible(problem)
        ),
        default=None,
    )
    assume(most is not None)

    schedule = solve(problem, QUICK)

    held = {each.request for each in schedule.meetings}
    assert check(problem, schedule) == []
    assert worth(problem, (r for r in problem.requests if r.id in held)) == most


@settings(deadline=None, max_examples=40)
@given(st.integers(0, 100_000))
def test_a_schedule_that_is_locked_whole_is_solved_to_itself(seed: int) -> None:
    problem = with_order(drawn(seed), seed)
    assume(not faults(problem, doubles=True))
    first = solve(problem, QUICK)
    assume(first.meetings)
    kept = {each.request for each in first.meetings}
    alone = replace(
        problem,
        requests=tuple(each for each in problem.requests if each.id in kept),
        precedences=tuple(
            e for e in problem.precedences if {e.earlier, e.later} <= kept
        ),
        locks=first.locks(),
    )

    assert set(solve(alone, QUICK).meetings) == set(first.meetings)


@settings(deadline=None, max_examples=40)
@given(st.integers(0, 100_000))
def test_renaming_changes_nothing(seed: int) -> None:
    problem = with_order(drawn(seed), seed)
    assume(not faults(problem, doubles=True))
    names = {each.id: f"{9 - n} 号" for n, each in enumerate(problem.participants)}
    renamed = replace(
        problem,
        participants=tuple(
            replace(each, id=names[each.id]) for each in problem.participants
        ),
        tables=tuple(
            replace(each, host=names.get(each.host or "")) for each in problem.tables
        ),
        requests=tuple(
            replace(each, participants=tuple(names[p] for p in each.participants))
            for each in problem.requests
        ),
    )

    one, other = solve(problem, QUICK), solve(renamed, QUICK)
    assert (one.meetings, one.utility_bound, one.break_bound) == (
        other.meetings,
        other.utility_bound,
        other.break_bound,
    )


def test_all_given_and_in_nobodys_way_is_proven_optimal() -> None:
    problem = generate(Size(6, 6, 12, 6, 6, late=0, early=0, blocked=0), seed=3)
    given_all = replace(
        problem,
        requests=tuple(replace(each, required=True) for each in problem.requests),
    )

    schedule = solve(given_all)

    assert (schedule.status, len(schedule.meetings), schedule.unmet) == (
        Status.OPTIMAL,
        12,
        (),
    )
    assert check(given_all, schedule, 3) == []


ANSWERS = [
    ("compiled, one thread", {}, ["--threads", "1"]),
    ("compiled, two threads", {"PYTHONHASHSEED": "7"}, ["--threads", "2"]),
    ("plain Python", {"SHANHAI_NO_JIT": "1"}, []),
]


@pytest.mark.slow
@pytest.mark.parametrize("classic", [False, True])
def test_the_same_bytes_in_every_process(tmp_path: Path, classic: bool) -> None:  # noqa: FBT001
    size = Size(10, 12, 60, 6, 5, days=2, hosts=1, minimum=1)
    if classic:
        size = Size(8, 8, 20, 6, 5)
    problem = generate(size, seed=5)
    if classic:
        problem = replace(
            problem,
            requests=tuple(replace(each, required=True) for each in problem.requests),
        )
    path = tmp_path / "event.json"
    path.write_text(text_of(problem))

    printed = {
        name: _solved(path, environment, options)
        for name, environment, options in ANSWERS
    }

    assert len(set(printed.values())) == 1, printed


def _solved(path: Path, environment: dict[str, str], options: list[str]) -> str:
    command = [
        sys.executable,
        "-m",
        "matchmaking.scheduling",
        "solve",
        str(path),
        "--json",
        "--effort",
        "60",
        *options,
    ]
    done = subprocess.run(  # noqa: S603
        command,
        capture_output=True,
        text=True,
        check=False,
        env={**os.environ, **environment},
    )
    record = json.loads(done.stdout)
    del record["seconds"]
    return json.dumps(record)


def test_meetings_that_are_worth_nothing_are_held_where_they_must_be() -> None:
    for seed in range(80):
        problem = drawn(seed)
        worthless = tuple(
            replace(each, utilities=(0,) * len(each.participants))
            for each in problem.requests
        )
        problem = replace(problem, requests=worthless)
        if faults(problem, doubles=True):
            continue
        status = solve(problem, QUICK).status
        assert (status is Status.INFEASIBLE) == (best(problem) is None)
        assert status is not Status.UNKNOWN
