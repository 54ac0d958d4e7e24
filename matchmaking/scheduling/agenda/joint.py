"""Meetings of three or more: they are placed before all others, and never moved again."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field

import numpy as np

from matchmaking.scheduling.agenda.rows import Spread
from matchmaking.scheduling.arrays import Event, Flags, Ints
from matchmaking.scheduling.selection.demand import forced_flags

Joint = dict[int, tuple[int, tuple[int, ...]]]  # request -> its column and rows
DEPTH = 2  # how far meetings that are in the way are moved on


@dataclass
class Board:
    """Joint meetings being placed among pairs that have only one column."""

    event: Event
    spread: Spread
    load: Ints  # (3, C)
    given: dict[int, int]  # column of each pair that has only one
    placed: Joint = field(default_factory=dict)
    links: dict[int, list[tuple[int, int]]] = field(default_factory=dict)


def place_joint(event: Event, spread: Spread, joint: Ints, given: Ints) -> Joint:
    """Return columns and rows of the joint requests for which there is a place, forced and most restricted ones first."""
    board = _board(event, spread, given)
    forced = forced_flags(event)
    options = {int(k): int(event.open_to(int(k)).sum()) for k in joint}
    for k in sorted(options, key=lambda k: (not forced[k], options[k], k)):
        _place(board, k, DEPTH)
    return board.placed


def _board(event: Event, spread: Spread, given: Ints) -> Board:
    load = np.zeros_like(event.capacity)
    columns = {int(k): int(event.allowed[event.choice[k]].argmax()) for k in given}
    for k, column in columns.items():
        load[event.need[k], column] += 1
    board = Board(event, spread, load, columns)
    for earlier, later in event.before:
        board.links.setdefault(earlier, []).append((later, 1))
        board.links.setdefault(later, []).append((earlier, -1))
    return board


def _place(board: Board, k: int, depth: int) -> bool:
    """Place a request where it fits, or where it fits once others have moved."""
    if not _is_wanted(board, k):
        return False
    columns = _columns(board, k)
    for column in columns:
        if not _in_the_way(board, k, column) and _has_room(board, k, column):
            _put(board, k, column)
            return True
    return depth > 0 and any(_push(board, k, column, depth) for column in columns)


def _is_wanted(board: Board, k: int) -> bool:
    """Say whether all participants may have one more meeting."""
    event = board.event
    held = Counter(p for other in board.placed for p in event.members(other))
    return all(held[p] < event.maximum[p] for p in event.members(k))


def _columns(board: Board, k: int) -> list[int]:
    """Return the columns the rules allow, the emptiest first."""
    event = board.event
    found: Flags = event.open_to(k)
    load = board.load.sum(axis=0)
    return [
        int(c)
        for c in sorted(np.flatnonzero(found), key=lambda c: (load[c], c))
        if _keeps_order(board, k, int(c))
    ]


def _keeps_order(board: Board, k: int, column: int) -> bool:
    for other, sign in board.links.get(k, ()):
        if other in board.placed:
            there = board.placed[other][0]
        elif other in board.given:
            there = board.given[other]
        else:
            continue
        if (there - column) * sign <= 0:
            return False
    return True


def _has_room(board: Board, k: int, column: int) -> bool:
    need = board.event.need[k]
    return bool(board.load[need, column] < board.event.capacity[need, column])


def _in_the_way(board: Board, k: int, column: int) -> list[int]:
    """Return the participants of a request without a free row in a column."""
    return [p for p in board.event.members(k) if not board.spread.free(p, column)]


def _put(board: Board, k: int, column: int) -> None:
    members = board.event.members(k)
    rows = tuple(board.spread.take(k, place, column) for place in range(len(members)))
    board.placed[k] = (column, rows)
    board.load[board.event.need[k], column] += 1


def _lift(board: Board, k: int) -> int:
    column, rows = board.placed.pop(k)
    for row in rows:
        board.spread.leave(row, column)
    board.load[board.event.need[k], column] -= 1
    return column


def _push(board: Board, k: int, column: int, depth: int) -> bool:
    """Move the joint meetings that take the participants of a request in a column, or leave all as it was."""
    needed = set(_in_the_way(board, k, column))
    blockers = [
        other
        for other, (where, _) in board.placed.items()
        if where == column and needed & set(board.event.members(other))
    ]
    before = dict(board.placed)
    for other in blockers:
        _lift(board, other)
    if not _in_the_way(board, k, column) and _has_room(board, k, column):
        _put(board, k, column)
        if all(_place(board, other, depth - 1) for other in blockers):
            return True
    _restore(board, before)
    return False


def _restore(board: Board, before: Joint) -> None:
    changed = [k for k in board.placed if before.get(k) != board.placed[k]]
    for k in changed:
        _lift(board, k)
    _put_again(board, (k for k in before if k not in board.placed), before)


def _put_again(board: Board, requests: Iterable[int], before: Joint) -> None:
    for k in list(requests):
        column, rows = before[k]
        board.placed[k] = (column, rows)
        board.load[board.event.need[k], column] += 1
        for row in rows:
            board.spread.degree[row] += 1
            board.spread.taken.add((row, column))
