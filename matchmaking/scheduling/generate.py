"""Seeded events of any size, with the traits of real ones: a few are wanted by many, some come late, some leave early.

The one-day events draw, in this order: pairs by Zipf-like popularity; their utility, 10 to 100, a quarter raised as if
both had asked and a tenth as if one must; for each participant a late arrival, an early leaving, and slots it keeps free.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from itertools import accumulate
from random import Random

from matchmaking.faults import FaultyInputError, must_be
from matchmaking.scheduling.problem import Participant, Problem, Request, Slot, Table
from matchmaking.scheduling.validation.venue import MOST_SLOTS_A_DAY
from matchmaking.shapes import whole
from matchmaking.wording import Sentence
from matchmaking.wording import gettext_noop as _

FIRST_DAY, OPENING, LUNCH = date(2026, 12, 1), time(9), timedelta(hours=1)
MINUTES, SHORT_MINUTES, SLOTS_IN_A_LONG_DAY = 20, 10, 30
COUNTIES = ("Anshun", "Bijie", "Bomi", "Meizhou", "Qiannan", "Qingyuan", "Shufu")
BUYERS = ("canteen", "supermarket", "union")
LEAST_WANTED = 8  # meetings of a buyer with a maximum
MOST, MOST_DAYS, MOST_SKEW = 100_000, 31, 2  # that can be asked for
# Chance to attend one day, two, …, all of them, the rest shared evenly.
ALL_DAYS_SUPPLIER, ALL_DAYS_BUYER = 0.85, 0.35


@dataclass(frozen=True)
class Size:
    """What to draw. Shares are of all participants or slots, between 0 and 1."""

    suppliers: int
    buyers: int
    requests: int
    slots: int  # a day
    tables: int  # pooled
    days: int = 1
    skew: float = 0.6  # 0: all are equally wanted
    flatness: int = 0  # how many of the most wanted are about equally so
    late: float = 0.15
    early: float = 0.15
    blocked: float = 0.05
    hosts: int = 0  # suppliers with a table of their own, beside the pooled ones
    minimum: int = 0
    capped: bool = False  # suppliers want at most 20 to 48 meetings, buyers 8 to 32


SIZES = {
    "county": Size(60, 40, 300, 12, 35),
    "city": Size(300, 300, 3_000, 24, 120),
    "expo": Size(773, 1_426, 6_000, 26, 300),
    "national": Size(
        8_000, 12_000, 200_000, 24, 2_500, days=3, skew=0.5, flatness=50, minimum=3, capped=True
    ),
}  # fmt: skip


def generate(size: Size, seed: int = 1, name: str = "") -> Problem:
    """Return an event of this size; the same seed gives the same event everywhere.

    Raises:
        FaultyInputError: more requests are wanted than half of all pairs, or a number or share is out of range.
    """
    found = list(_faults(size))
    if found:
        raise FaultyInputError(found)
    random = Random(seed)  # noqa: S311
    pairs = _pairs(size, random)
    slots = _slots(size)
    participants = _participants(size, random, slots)
    hosts = [Table(f"H{n + 1}", "A", participants[n].id) for n in range(size.hosts)]
    pooled = [
        Table(f"T{n + 1}", "BCDE"[n * 4 // size.tables]) for n in range(size.tables)
    ]
    return Problem(
        name=name or f"generated-{size.suppliers}x{size.buyers}-{seed}",
        participants=tuple(participants),
        slots=slots,
        tables=(*hosts, *pooled),
        requests=tuple(
            Request(
                f"R{number}",
                (participants[one].id, participants[size.suppliers + other].id),
                (utility // 2, utility - utility // 2),
            )
            for number, ((one, other), utility) in enumerate(pairs.items(), 1)
        ),
    )


def _faults(size: Size) -> Iterator[Sentence]:
    """Yield each number that nothing can be drawn with, under the name it has on the command line."""
    promised = LEAST_WANTED if size.capped else MOST
    for name, least, most in (
        ("suppliers", 1, MOST),
        ("buyers", 1, MOST),
        ("requests", 0, size.suppliers * size.buyers // 2),
        ("slots", 1, MOST_SLOTS_A_DAY),
        ("tables", 0 if size.hosts else 1, MOST),
        ("days", 1, MOST_DAYS),
        ("hosts", 0, size.suppliers),
        ("minimum", 0, promised),
    ):
        number = getattr(size, name)
        yield from whole(least=least, most=most).faults(number, f"--{name}")
    for name, top in (("skew", MOST_SKEW), ("late", 1), ("early", 1), ("blocked", 1)):
        share = getattr(size, name)
        if not 0 <= share <= top:
            looks = Sentence(_("a number from 0 to %(most)s"), {"most": top})
            yield must_be(f"--{name}", looks, share)


def _pairs(size: Size, random: Random) -> dict[tuple[int, int], int]:
    """Return the utility of each pair drawn."""
    sides = []
    for count in (size.suppliers, size.buyers):
        offset = 1 + (count / size.flatness if size.flatness else 0)
        wanted = [1 / (rank + offset) ** size.skew for rank in range(count)]
        random.shuffle(wanted)
        sides.append((range(count), list(accumulate(wanted))))
    (suppliers, by_supplier), (buyers, by_buyer) = sides
    pairs: dict[tuple[int, int], int] = {}
    while len(pairs) < size.requests:
        pair = (
            random.choices(suppliers, cum_weights=by_supplier)[0],
            random.choices(buyers, cum_weights=by_buyer)[0],
        )
        if pair not in pairs:
            utility = random.betavariate(3, 2) * 70 + 10
            utility += 15 * (random.random() < 0.25)  # noqa: PLR2004
            utility += 15 * (random.random() < 0.10)  # noqa: PLR2004
            pairs[pair] = int(min(100, utility))
    return pairs


def _slots(size: Size) -> tuple[Slot, ...]:
    minutes = MINUTES if size.slots <= SLOTS_IN_A_LONG_DAY else SHORT_MINUTES
    found = []
    for day in range(size.days):
        start = datetime.combine(FIRST_DAY + timedelta(day), OPENING)
        for number in range(size.slots):
            afternoon = number >= size.slots // 2
            begins = start + number * timedelta(minutes=minutes) + afternoon * LUNCH
            found.append(
                Slot(
                    f"{day + 1}.{number + 1}" if size.days > 1 else f"{number + 1}",
                    begins.date(),
                    begins.time(),
                    (begins + timedelta(minutes=minutes)).time(),
                    "afternoon" if afternoon else "morning",
                )
            )
    return tuple(found)


def _participants(
    size: Size, random: Random, slots: tuple[Slot, ...]
) -> list[Participant]:
    found = []
    for number in range(size.suppliers + size.buyers):
        supplies = number < size.suppliers
        forbidden: set[str] = set()
        for day in range(size.days):
            today = slots[day * size.slots : (day + 1) * size.slots]
            forbidden |= _missed(size, random, today)
        if size.days > 1:
            forbidden |= _other_days(size, random, slots, supplies=supplies)
        most = None
        if size.capped:
            most = (
                random.randint(20, 48) if supplies else random.randint(LEAST_WANTED, 32)
            )
        found.append(
            Participant(
                f"S{number + 1}" if supplies else f"B{number - size.suppliers + 1}",
                side="supplier" if supplies else "buyer",
                group=(COUNTIES if supplies else BUYERS)[
                    number % (7 if supplies else 3)
                ],
                minimum=size.minimum,
                maximum=most,
                forbidden=frozenset(forbidden),
            )
        )
    return found


def _missed(size: Size, random: Random, today: tuple[Slot, ...]) -> set[str]:
    """Return slots of one day in which a participant does not meet; one slot is always left."""
    third = max(1, len(today) // 3)
    missed: set[str] = set()
    if random.random() < size.late:
        missed |= {slot.id for slot in today[: random.randint(1, third)]}
    if random.random() < size.early:
        missed |= {slot.id for slot in today[len(today) - random.randint(1, third) :]}
    missed |= {slot.id for slot in today if random.random() < size.blocked}
    return missed - {today[len(today) // 2].id} if len(missed) == len(today) else missed


def _other_days(
    size: Size, random: Random, slots: tuple[Slot, ...], *, supplies: bool
) -> set[str]:
    """Return the slots of the days a participant does not attend."""
    count = size.days
    if random.random() >= (ALL_DAYS_SUPPLIER if supplies else ALL_DAYS_BUYER):
        count = random.randint(1, size.days - 1)
    attended = set(random.sample(range(size.days), count))
    return {
        slot.id
        for number, slot in enumerate(slots)
        if number // size.slots not in attended
    }
