"""What more tables, slots or representatives would be worth, and what a promise to everybody would cost.

What can be reached is a bound: no schedule has more, and the flow behind it is solved anew in milliseconds.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace

import numpy as np

from matchmaking.scheduling.arrays import POOLED_TABLE, Event, Ints, event_of
from matchmaking.scheduling.problem import Problem
from matchmaking.scheduling.selection.demand import meetings_of
from matchmaking.scheduling.selection.fairness import minima_first
from matchmaking.scheduling.selection.last_slot import (
    with_slot_more,
    without_last_slot,
)
from matchmaking.scheduling.selection.select import Selection, select

POINTS = 9  # of a curve of tables
TRIES = 16  # representatives looked at before the best are named


@dataclass(frozen=True, slots=True)
class Outcome:
    """What can be reached after a change; `gain` is against the event as it is."""

    label: str
    amount: int
    utility_bound: int
    gain: int
    meetings: int  # in a selection of most utility


@dataclass(frozen=True, slots=True)
class Guarantee:
    """What it costs to promise everybody so many meetings: the most utility with as few of them missing as can be."""

    meetings: int
    utility: int
    price: int  # utility given up for it
    missing: int  # promised meetings that cannot be had, of all participants
    below: int  # participants that still have fewer
    unable: int  # of them, those that can never have as many: too few requests, slots, or too low a maximum


def tables(event: Event, counts: Iterable[int] | None = None) -> tuple[Outcome, ...]:
    """Return what can be reached with so many pooled tables; those of the file go or new ones come at its end."""
    now = select(event)
    pooled = sum(table.host is None for table in event.problem.tables)
    chosen = curve(pooled) if counts is None else tuple(counts)
    return tuple(
        _outcome("tables", count, select(with_tables(event, count)), now)
        for count in chosen
    )


def curve(tables: int) -> tuple[int, ...]:
    """Return numbers of tables from two fifths to six fifths of those there are, rising."""
    steps = {max(1, tables * (4 + k) // 10) for k in range(POINTS)}
    return tuple(sorted(steps | {tables}))


def with_tables(event: Event, count: int) -> Event:
    """Return the event with the first `count` pooled tables, or with new ones that are always open."""
    pooled = [table for table in event.problem.tables if table.host is None]
    row = np.zeros(len(event.slot_of), np.int64)
    row[event.column_of] = count
    for table in pooled[:count]:
        for slot in table.closed:
            row[event.column_of[event.problem.slot_index[slot]]] -= 1
    capacity = event.capacity.copy()
    capacity[POOLED_TABLE] = row
    return replace(event, capacity=capacity)


def slots(problem: Problem) -> tuple[Outcome, ...]:
    """Return what can be reached without the last slot and with one more after it, where there can be one."""
    now = select(event_of(problem))
    changed = ((-1, without_last_slot(problem)), (1, with_slot_more(problem)))
    return tuple(
        _outcome("slots", amount, select(event_of(each)), now)
        for amount, each in changed
        if each is not None
    )


def representative(event: Event, participant: int) -> Outcome:
    """Return what can be reached with one more representative of this participant (a host gets a table for it)."""
    return _with_one_more(event, participant, select(event))


def representatives(event: Event, count: int = 5) -> tuple[Outcome, ...]:
    """Return the participants for whom one more representative is worth most, the best first.

    They are tried in the order of the most it could add, until none that is left can be among the best.
    """
    now = select(event)
    most = _most_to_gain(event, now)
    found: list[Outcome] = []
    for person in np.argsort(-most, kind="stable")[:TRIES].tolist():
        if len(found) == count and most[person] <= found[-1].gain:
            break
        found.append(_with_one_more(event, person, now))
        found = sorted(found, key=lambda each: -each.gain)[:count]
    return tuple(each for each in found if each.gain)


def guarantees(
    event: Event, counts: Iterable[int] = (1, 2, 3, 4, 5)
) -> tuple[Guarantee, ...]:
    """Return what it costs to promise everybody so many meetings, or as many in all as can be had.

    Between two sides no schedule has fewer missing, nor as few with more utility; else the selection is near that.
    """
    best = select(event).utility
    able = _can_have(event)
    found = []
    for count in counts:
        promised = replace(event, minimum=np.full(event.participants, count, np.int64))
        selection = select(promised, minima_first(promised))
        has = meetings_of(event, selection.chosen)
        found.append(
            Guarantee(
                count,
                selection.utility,
                price=max(0, best - selection.utility),
                missing=int(np.maximum(0, count - has).sum()),
                below=int((has < count).sum()),
                unable=int((able < count).sum()),
            )
        )
    return tuple(found)


def _outcome(label: str, amount: int, then: Selection, now: Selection) -> Outcome:
    gain = then.bound - now.bound
    return Outcome(label, amount, then.bound, gain, len(then.chosen))


def _with_one_more(event: Event, person: int, now: Selection) -> Outcome:
    who = event.problem.participants[person]
    places = event.places.copy()
    places[person] += _presence(event, person)
    most = int(places[person].sum())
    maximum = event.maximum.copy()
    maximum[person] = most if who.maximum is None else min(who.maximum, most)
    then = select(replace(event, places=places, maximum=maximum))
    return _outcome(who.id, 1, then, now)


def _presence(event: Event, person: int) -> Ints:
    """Return (C,) 1 where the participant is at the event."""
    row = np.zeros(len(event.slot_of), np.int64)
    who = event.problem.participants[person]
    there = [n for n, slot in enumerate(event.problem.slots) if who.is_there(slot)]
    row[event.column_of[there]] = 1
    return row


def _most_to_gain(event: Event, now: Selection) -> Ints:
    """Return (P,) the utility of requests not chosen, for participants that fill all their places."""
    left = np.ones(event.requests, np.bool_)
    left[now.chosen] = False
    most = np.zeros(event.participants, np.int64)
    for request in np.flatnonzero(left & (event.common_columns() > 0)).tolist():
        for person in event.members(request):
            most[person] += event.utility[request]
    has = meetings_of(event, now.chosen)
    return np.where(has >= event.places.sum(1), most, 0)


def _can_have(event: Event) -> Ints:
    """Return (P,) the most meetings each participant could have alone."""
    possible = np.flatnonzero(event.common_columns() > 0)
    return np.minimum(event.maximum, meetings_of(event, possible))
