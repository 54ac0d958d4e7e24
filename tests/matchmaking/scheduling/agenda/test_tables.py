from dataclasses import replace

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from matchmaking.scheduling.agenda.joint import Joint
from matchmaking.scheduling.agenda.rows import Rows
from matchmaking.scheduling.agenda.tables import table_moves, tables_of
from matchmaking.scheduling.arrays import Event, event_of
from matchmaking.scheduling.problem import (
    Lock,
    Participant,
    Problem,
    Request,
    Table,
)
from tests.matchmaking.scheduling.events import slots

NOBODY: Joint = {}


def event(
    tables: tuple[Table, ...], pairs: list[tuple[int, int]], **more: object
) -> Event:
    """Return suppliers s0 … and buyers b0 … who meet in these pairs."""
    people = [
        *(Participant(f"s{n}", side="supplier") for n in range(4)),
        *(Participant(f"b{n}", side="buyer") for n in range(6)),
    ]
    requests = tuple(Request(f"{a}-{b}", (f"s{a}", f"b{b}"), (1, 1)) for a, b in pairs)
    problem = Problem("tables", tuple(people), slots(4), tables, requests)
    return event_of(replace(problem, **more))  # type: ignore[arg-type]


def seat(found: Event, when: list[int]) -> list[int]:
    """Return tables when the pairs meet in these slots."""
    column = found.column_of[np.array(when)]
    return tables_of(found, column, Rows(found.first, found.second), NOBODY).tolist()


def test_who_sits_keeps_the_table_and_comes_back_to_it() -> None:
    found = event((Table("A"), Table("B")), [(0, 0), (0, 1), (1, 2), (0, 3)])

    tables = seat(found, [0, 1, 2, 3])

    assert tables[0] == tables[1] == tables[3]
    assert tables[2] != tables[0]


def test_a_closed_table_is_left_for_one_in_the_same_hall() -> None:
    tables = (
        Table("A", "north", closed=frozenset({"t2"})),
        Table("B", "south"),
        Table("C", "north"),
    )
    found = event(tables, [(0, 0), (0, 1), (0, 2)])

    assert seat(found, [0, 1, 2]) == [0, 2, 2]


def test_hosts_stay_at_their_own_table_with_whoever_comes() -> None:
    tables = (Table("A"), Table("own", host="b1"))
    found = event(tables, [(0, 1), (0, 2), (2, 1)])

    assert seat(found, [0, 1, 1]) == [1, 0, 1]


def test_a_locked_table_is_kept_and_others_make_way() -> None:
    pairs = [(0, 0), (0, 1), (1, 2)]
    found = event((Table("A"), Table("B")), pairs, locks=(Lock("1-2", "t2", "A"),))

    assert seat(found, [0, 1, 1]) == [0, 1, 0]


def test_moves_are_counted_within_a_day() -> None:
    found = event((Table("A"),), [(0, 0)])
    column = found.column_of[np.array([0, 1, 2, 3])]
    seated = np.array([0, 0, 0, 1])

    assert table_moves(found, column, seated, np.array([0, 1, 1, 0])) == 1


@settings(deadline=None, max_examples=60)
@given(st.data())
def test_nobody_shares_a_table_and_closed_ones_stay_empty(data: st.DataObject) -> None:
    closed = st.frozensets(st.sampled_from(["t1", "t2", "t3", "t4"]), max_size=1)
    tables = tuple(
        Table(f"T{n}", data.draw(st.sampled_from("XY")), closed=data.draw(closed))
        for n in range(6)
    )
    pairs, when = [], []
    for slot in range(4):
        free = sum(f"t{slot + 1}" not in each.closed for each in tables)
        suppliers = data.draw(st.permutations(range(4)))[: min(free, 4)]
        buyers = data.draw(st.permutations(range(6)))
        pairs += list(zip(suppliers, buyers, strict=False))
        when += [slot] * len(suppliers)
    found = event(tables, pairs)

    places = list(zip(seat(found, when), when, strict=True))

    assert len(set(places)) == len(places)
    assert all(f"t{slot + 1}" not in tables[number].closed for number, slot in places)
