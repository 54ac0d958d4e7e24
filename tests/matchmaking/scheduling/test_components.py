from dataclasses import replace

import pytest

from matchmaking.scheduling.checker import check
from matchmaking.scheduling.components import components
from matchmaking.scheduling.problem import (
    Participant,
    Precedence,
    Problem,
    Request,
    Table,
)
from matchmaking.scheduling.schedule import Status
from matchmaking.scheduling.solve import Search, solve
from tests.matchmaking.scheduling.events import slots

CHAINS = 3  # of four participants: three meetings that need two slots, or a break


def fair(tables: int, count: int = 3) -> Problem:
    """Return chains that have nothing to do with each other, in so many slots."""
    people = [f"{chain}{end}" for chain in range(CHAINS) for end in "abcd"]
    pairs = [
        (f"{c}{x}", f"{c}{y}") for c in range(CHAINS) for x, y in ("ab", "bc", "cd")
    ]
    return Problem(
        "chains",
        tuple(Participant(each) for each in people),
        slots(count),
        tuple(Table(f"T{n}") for n in range(tables)),
        tuple(Request("-".join(pair), pair, (1, 1), required=True) for pair in pairs),
    )


def names(problem: Problem) -> list[list[str]]:
    return [[each.id for each in part.requests] for part in components(problem)]


def test_parts_stand_alone_where_tables_suffice_for_all_at_once() -> None:
    one, two, three = names(fair(6))

    assert (one, two, three) == (
        ["0a-0b", "0b-0c", "0c-0d"],
        ["1a-1b", "1b-1c", "1c-1d"],
        ["2a-2b", "2b-2c", "2c-2d"],
    )
    assert [len(part.participants) for part in components(fair(6))] == [4, 4, 4]
    assert components(fair(5)) == (fair(5),)


def test_a_closed_table_and_meetings_online_count() -> None:
    closed = fair(6)
    closed = replace(
        closed, tables=(*closed.tables[1:], Table("T0", closed=frozenset({"t2"})))
    )
    online = fair(6)
    online = replace(
        online, requests=tuple(replace(each, virtual=True) for each in online.requests)
    )

    assert len(components(closed)) == 1
    assert len(components(replace(online, virtual_capacity=5))) == 1
    assert len(components(replace(online, virtual_capacity=6))) == 3


def test_precedences_and_joint_meetings_tie_parts_together() -> None:
    ordered = replace(fair(6), precedences=(Precedence("0a-0b", "2a-2b"),))
    joint = replace(
        fair(6),
        requests=(
            *fair(6).requests,
            Request("all", ("0a", "1a", "2a"), (1, 1, 1), required=True),
        ),
    )

    assert len(components(ordered)) == 2
    assert len(components(joint)) == 1


@pytest.mark.parametrize("fairness", [None, 1])
def test_a_schedule_of_parts_is_as_good_as_of_the_whole(fairness: int | None) -> None:
    apart, together = (
        solve(each, Search(), fairness=fairness) for each in (fair(6), fair(5))
    )

    assert (
        (apart.status, apart.breaks)
        == (together.status, together.breaks)
        == (Status.OPTIMAL, 0)
    )
    assert check(fair(6), apart, fairness) == []


def test_one_part_without_a_schedule_rules_out_the_whole() -> None:
    schedule = solve(fair(6, count=1))

    assert schedule.status is Status.INFEASIBLE
    assert schedule.conflict
