"""Tables as seen from the participants, where a limit on meetings alone would say too little.

A table is taken by two busy participants, and meetings are covered by "stars": all meetings of one participant that no
earlier star holds.  Of a star at most one meeting is on at a time, so busy stars count meetings exactly.
"""

from matchmaking.scheduling.exact.classic import Classic, Pool
from matchmaking.scheduling.exact.encoding import Encoding
from matchmaking.scheduling.exact.literals import Literal

PAIR = 2
TIGHT = 0.85  # of all places taken: where breaks are free, the count of participants goes into clauses


def limit_places(encoding: Encoding, pool: Pool) -> None:
    """Say that a pool never holds more meetings than it has places."""
    classic = encoding.classic
    pairs = all(len(classic.meetings[m]) == PAIR for m in pool.meetings)
    stars = stars_of(classic, pool)
    spare = sum(pool.capacity) - len(pool.meetings)
    for slot, places in enumerate(pool.capacity):
        if not _binds(encoding, pool, slot):
            continue
        if pairs:
            _limit_people(encoding, pool, slot, places - spare)
        encoding.at_most(
            [_busy_star(encoding, who, star, slot) for who, star in stars], places
        )


def is_tight(pool: Pool) -> bool:
    """Say whether most places are taken."""
    return len(pool.meetings) > TIGHT * sum(pool.capacity)


def stars_of(classic: Classic, pool: Pool) -> list[tuple[int, tuple[int, ...]]]:
    """Return (participant, meetings) that hold each meeting of the pool once, the largest first."""
    left = set(pool.meetings)
    open_ = [[m for m in agenda if m in left] for agenda in classic.agendas]
    stars = []
    while left:
        who = max(range(len(open_)), key=lambda p: len(open_[p]))
        star = tuple(open_[who])
        stars.append((who, star))
        left.difference_update(star)
        for meeting in star:
            for person in classic.meetings[meeting]:
                open_[person].remove(meeting)
    return stars


def _binds(encoding: Encoding, pool: Pool, slot: int) -> bool:
    """Say whether more meetings than places could be on at once."""
    possible = [m for m in pool.meetings if slot in encoding.at[m]]
    people = {p for m in possible for p in encoding.classic.meetings[m]}
    return min(len(possible), len(people) // PAIR) > pool.capacity[slot]


def _limit_people(encoding: Encoding, pool: Pool, slot: int, least: int) -> None:
    """Bound the busy participants of a pool of pairs; the other slots cannot hold all meetings."""
    inside = set(pool.meetings)
    busy = []
    for person, agenda in enumerate(encoding.classic.agendas):
        mine = tuple(m for m in agenda if m in inside)
        if mine:
            busy.append(_busy_star(encoding, person, mine, slot))
    most = PAIR * pool.capacity[slot]
    if is_tight(pool) and any(encoding.over):
        encoding.at_most_in_clauses(busy, most)
    else:
        encoding.at_most(busy, most)
    encoding.at_least(busy, PAIR * least)


def _busy_star(
    encoding: Encoding, person: int, star: tuple[int, ...], slot: int
) -> Literal:
    if len(star) == len(encoding.classic.agendas[person]):
        return encoding.busy[person][slot]
    return encoding.one_of(encoding.at[m][slot] for m in star if slot in encoding.at[m])
