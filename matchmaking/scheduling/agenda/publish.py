"""From an agenda to a schedule: tables, representatives and figures."""

import numpy as np

from matchmaking.scheduling.agenda.pipeline import Agenda
from matchmaking.scheduling.agenda.seats import seated_rows
from matchmaking.scheduling.agenda.tables import table_moves, tables_of
from matchmaking.scheduling.arrays import POOLED_TABLE, Event, Ints
from matchmaking.scheduling.schedule import Meeting, Schedule, Status


def schedule_of(event: Event, agenda: Agenda) -> Schedule:
    """Return the schedule of an agenda; requests that are not held are still without their reasons.

    The status is unknown if a meeting that must be held found no place.
    """
    table = tables_of(event, agenda.column, agenda.rows, agenda.joint)
    held = np.flatnonzero(agenda.column >= 0)
    return Schedule(
        status=_status(event, agenda),
        meetings=meetings_of(event, agenda, table, held),
        utility=agenda.utility,
        utility_bound=agenda.utility_bound,
        breaks=agenda.breaks,
        break_bound=agenda.break_bound,
        figures={
            "meetings": len(held),
            "days": agenda.days,
            "table_moves": _moves(event, agenda, table, held),
        },
        seed=agenda.seed,
        effort=agenda.effort,
    )


def meetings_of(
    event: Event, agenda: Agenda, table: Ints, held: Ints
) -> tuple[Meeting, ...]:
    """Return held requests as meetings, in the order of the file."""
    problem = event.problem
    slots = [problem.slots[i].id for i in event.slot_of[agenda.column[held]].tolist()]
    tables = [None if t < 0 else problem.tables[t].id for t in table[held].tolist()]
    x = (agenda.rows.x - event.row_start[event.first])[held].tolist()
    y = (agenda.rows.y - event.row_start[event.second])[held].tolist()
    parts = zip(held.tolist(), slots, tables, x, y, strict=True)
    return tuple(
        Meeting(
            problem.requests[k].id,
            slot,
            where,
            _together(event, agenda, k) if k in agenda.joint else (one, two),
        )
        for k, slot, where, one, two in parts
    )


def _together(event: Event, agenda: Agenda, request: int) -> tuple[int, ...]:
    rows = agenda.joint[request][1]
    return tuple(
        int(row - event.row_start[p])
        for row, p in zip(rows, event.members(request), strict=True)
    )


def _status(event: Event, agenda: Agenda) -> Status:
    """Say optimal only where the bound of breaks holds for every schedule, not just for these meetings on these days."""
    if len(agenda.unplaced):
        return Status.UNKNOWN
    if event.problem.day_price and event.days > 1:
        return Status.FEASIBLE  # fewer attended days may be had
    alone = bool((np.diff(event.row_start) == 1).all())
    all_given = alone and event.days == 1 and bool((agenda.column >= 0).all())
    best = agenda.utility == agenda.utility_bound and (
        agenda.breaks == 0 or (all_given and agenda.breaks == agenda.break_bound)
    )
    return Status.OPTIMAL if best else Status.FEASIBLE


def _moves(event: Event, agenda: Agenda, table: Ints, held: Ints) -> int:
    pooled = held[event.need[held] == POOLED_TABLE]
    seated = seated_rows(event, pooled, agenda.rows, agenda.joint)
    return table_moves(event, agenda.column[pooled], seated, table[pooled])
