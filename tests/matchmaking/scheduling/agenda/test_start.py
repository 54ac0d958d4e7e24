from dataclasses import replace
from itertools import product

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from matchmaking.scheduling.agenda.start import good_start
from matchmaking.scheduling.arrays import Event, Ints, event_of
from matchmaking.scheduling.dzn import read_dzn
from matchmaking.scheduling.problem import (
    Participant,
    Precedence,
    Problem,
    Request,
    Table,
)
from tests.matchmaking.scheduling.events import INSTANCES, slots


@st.composite
def classic(draw: st.DrawFn) -> Problem:
    """Draw a small problem of given meetings between anybody, with precedences."""
    names = "abcd"
    pairs = draw(
        st.lists(
            st.sampled_from([(a, b) for a in names for b in names if a < b]),
            min_size=1,
            max_size=5,
            unique=True,
        )
    )
    when = slots(4)
    forbidden = st.frozensets(st.sampled_from([slot.id for slot in when]), max_size=1)
    return Problem(
        "classic",
        tuple(Participant(name, forbidden=draw(forbidden)) for name in names),
        when,
        tuple(Table(f"T{n}") for n in range(draw(st.integers(1, 2)))),
        tuple(Request(a + b, (a, b), (1, 1), required=True) for a, b in pairs),
        tuple(
            Precedence("".join(a), "".join(b))
            for a, b in zip(pairs, pairs[2:], strict=False)
        ),
    )


def breaks(event: Event, columns: Ints) -> int | None:
    """Return the breaks of these columns, None if they break a rule."""
    cells = [
        (p, int(c))
        for k, c in enumerate(columns)
        for p in (int(event.first[k]), int(event.second[k]))
    ]
    if len(set(cells)) < len(cells) or any(not event.available[cell] for cell in cells):
        return None
    if (np.bincount(columns, minlength=len(event.day_of)) > event.capacity[1]).any():
        return None
    if any(columns[a] >= columns[b] for a, b in event.before):
        return None
    busy = {p: [c for q, c in cells if q == p] for p, _ in cells}
    return sum(sum(c + 1 not in cs for c in cs) - 1 for cs in busy.values())


@settings(deadline=None, max_examples=60)
@given(classic())
def test_a_start_is_an_agenda_and_no_agenda_is_better_by_much(problem: Problem) -> None:
    event = event_of(problem)
    every = [
        found
        for columns in product(event.columns.tolist(), repeat=event.requests)
        if (found := breaks(event, np.array(columns))) is not None
    ]

    columns = good_start(event, 500)

    if columns is None:
        assert len(every) < 20  # hardly any agenda, if there is one at all
    else:
        assert min(every) <= breaks(event, columns) <= min(every) + 1  # type: ignore[operator]


@pytest.mark.skipif(
    not INSTANCES.exists(), reason="the published instances are elsewhere"
)
@pytest.mark.parametrize(
    ("name", "optimum"),
    [("forumt-14.original", 5), ("tic-13.original", 0), ("tic-14crafd.original", 0)],
)
def test_published_events_are_solved_to_their_optimum(name: str, optimum: int) -> None:
    event = event_of(read_dzn(INSTANCES / "instances" / f"{name}.dzn"))

    columns = good_start(event, 2000)

    assert columns is not None
    assert breaks(event, columns) == optimum


def test_there_is_no_start_where_two_must_meet_twice_at_once() -> None:
    problem = Problem(
        "impossible",
        (Participant("a"), Participant("b"), Participant("c")),
        slots(1),
        (Table("T1"), Table("T2")),
        (
            Request("ab", ("a", "b"), (1, 1), required=True),
            Request("ac", ("a", "c"), (1, 1), required=True),
        ),
    )

    assert good_start(event_of(problem), 10) is None
    assert good_start(event_of(replace(problem, slots=slots(2))), 10) is not None
