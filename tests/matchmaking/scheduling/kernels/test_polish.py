from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from matchmaking.scheduling.agenda.assign import assigned
from matchmaking.scheduling.agenda.parts import masks, part_of
from matchmaking.scheduling.agenda.polishing import Work, annealed
from matchmaking.scheduling.arrays import Event, event_of
from matchmaking.scheduling.generate import Size, generate
from matchmaking.scheduling.kernels.grid import FREE
from matchmaking.scheduling.kernels.polish import RUNS, WORSE

FULL = Size(14, 14, 90, 9, 8, skew=0.2)


def event(seed: int, virtual: int) -> Event:
    problem = generate(FULL, seed)
    requests = tuple(
        replace(each, virtual=virtual > 0 and n % virtual == 0)
        for n, each in enumerate(problem.requests)
    )
    return event_of(replace(problem, requests=requests, virtual_capacity=2))


@settings(deadline=None, max_examples=30)
@given(st.integers(1, 1000), st.sampled_from([0, 2, 3]), st.integers(0, 100))
def test_what_the_annealing_keeps_of_rows_is_what_counting_finds(
    seed: int, virtual: int, effort: int
) -> None:
    found = event(seed, virtual)
    draft = assigned(found, np.arange(found.requests), shakes=0).draft
    part = part_of(draft, draft.column, 0, found.available.shape[1])

    annealed(part, Work(effort), seed)

    cells = part.grid.cell.reshape(-1, part.grid.width)
    busy = cells != FREE
    runs = (busy[:, 1:] & ~busy[:, :-1]).sum(axis=1)
    assert part.rows.busy.tolist() == masks(busy).tolist()
    assert part.rows.runs.tolist() == runs.tolist()
    assert part.rows.tally[RUNS] == runs.sum()
    worse = part.rows.worse[: part.rows.tally[WORSE]].tolist()
    assert sorted(worse) == np.flatnonzero(runs > part.rows.least).tolist()
    assert [part.rows.place[row] for row in worse] == list(range(len(worse)))


@pytest.mark.parametrize("virtual", [0, 2])
def test_annealing_keeps_loads_within_the_tables(virtual: int) -> None:
    found = event(1, virtual)
    draft = assigned(found, np.arange(found.requests), shakes=0).draft
    part = part_of(draft, draft.column, 0, found.available.shape[1])

    annealed(part, Work(500), 1)

    grid = part.grid
    counted = np.bincount(
        grid.kind.astype(np.int64) * grid.width + grid.column, minlength=3 * grid.width
    )
    assert grid.load.tolist() == counted.tolist()
    assert (grid.load <= grid.capacity).all()
