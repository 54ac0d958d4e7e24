"""Too many meetings for too few places: Hall's condition by augmenting paths."""

from collections.abc import Sequence
from dataclasses import dataclass

from matchmaking.scheduling.exact.classic import first, slots_in


@dataclass(frozen=True)
class Shortfall:
    """These rows fit into these slots only, which hold fewer of them."""

    rows: tuple[int, ...]
    slots: tuple[int, ...]


def shortfall(masks: Sequence[int], capacity: Sequence[int]) -> Shortfall | None:
    """Return why not every row finds a slot of its mask, at most `capacity[t]` rows in slot t; None if all do.

    P. Hall, "On representatives of subsets", 1935: what the failed search reached is a set that breaks his condition.
    """
    held: list[list[int]] = [[] for _ in capacity]
    place: dict[int, int] = {}
    room = sum((places > 0) << slot for slot, places in enumerate(capacity))
    for row, mask in enumerate(masks):
        if mask & room:
            slot = first(mask & room)
            held[slot].append(row)
            place[row] = slot
            room &= ~((len(held[slot]) >= capacity[slot]) << slot)
            continue
        via, queue, free = _reached(row, masks, capacity, held)
        if free is None:
            return Shortfall(tuple(sorted(queue)), tuple(sorted(via)))
        while free is not None:
            mover = via[free]
            old = place.get(mover)
            held[free].append(mover)
            place[mover] = free
            if old is not None:
                held[old].remove(mover)
            room &= ~((len(held[free]) >= capacity[free]) << free)
            free = old
    return None


def _reached(
    row: int, masks: Sequence[int], capacity: Sequence[int], held: list[list[int]]
) -> tuple[dict[int, int], list[int], int | None]:
    """Return from which row each slot was reached, the rows that could move, and a slot with room."""
    via: dict[int, int] = {}
    queue, seen, marked = [row], 0, {row}
    for mover in queue:
        for slot in slots_in(masks[mover] & ~seen):
            seen |= 1 << slot
            via[slot] = mover
            if len(held[slot]) < capacity[slot]:
                return via, queue, slot
            queue += [each for each in held[slot] if each not in marked]
            marked.update(held[slot])
    return via, queue, None
