"""Believable needs and offers of any size, from a seed: cooperatives of paired counties, buyers of Guangzhou.

All organisations are invented. `synthetic.json` holds what is drawn from: goods with their seasons and prices, counties
with their way to Guangzhou, kinds of buyers, and rules as examples, for the real ones differ by place and year.
"""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import product
from pathlib import Path
from random import Random
from typing import Any

from matchmaking.matching.format import VERSION

WORLD = Path(__file__).resolve().parent / "synthetic.json"
MONDAY = date(2026, 12, 7)  # first day of all windows
SLOTS = 12
FEN = 100

Document = dict[str, Any]


@dataclass(frozen=True)
class Draw:
    """A seeded source of chance, and the world it draws from."""

    random: Random
    world: Mapping[str, Any]

    def size(self, limits: Sequence[int], step: int) -> int:
        """Return a number in these limits, the small ones more often, as sizes of organisations are."""
        least, most = limits
        part = self.random.random() ** 2
        return least + int((most - least) * part) // step * step

    def chance(self, percent: int) -> bool:
        return self.random.randrange(100) < percent

    def some(self, items: Sequence[str], most: int) -> list[str]:
        """Return one to so many different items, in their own order."""
        count = self.random.randint(1, min(most, len(items)))
        taken = set(self.random.sample(range(len(items)), count))
        return [item for i, item in enumerate(items) if i in taken]


def generate(buyers: int, suppliers: int, seed: int) -> Document:
    """Return the document of a matching file with so many participants; one seed gives one document."""
    world = json.loads(WORLD.read_text(encoding="utf-8"))
    draw = Draw(Random(seed), world)  # noqa: S311  chance, not secrecy
    bought = [buyer(draw, i) for i in range(buyers)]
    places = list(product(world["hamlets"], world["counties"]))
    draw.random.shuffle(places)
    offered = [supplier(draw, i, places) for i in range(suppliers)]
    return {
        "version": VERSION,
        "name": named(
            [f"Sample event {seed}, all invented", f"示例对接会 {seed}（内容皆为虚构）"]
        ),
        "slots": slot_ids(),
        "rules": [{**rule, "name": named(rule["name"])} for rule in world["rules"]],
        "buyers": bought,
        "suppliers": offered,
        "pairs": statements(draw, bought, offered),
        "terms": terms(world),
    }


def named(names: Sequence[str]) -> Document:
    return {"en": names[0], "zh-hans": names[1]}


def slot_ids() -> list[str]:
    return [f"slot-{number:02}" for number in range(1, SLOTS + 1)]


def terms(world: Mapping[str, Any]) -> Document:
    """Return the names of all categories, goods, certificates and regions."""
    found = {code: named(names) for code, names in world["categories"].items()}
    for goods in world["goods"].values():
        found[goods["category"]] = named(goods["name"])
    found |= {code: named(names) for code, names in world["certificates"].items()}
    found |= {county["code"]: named(county["name"]) for county in world["counties"]}
    for code, english, chinese in world["districts"]:
        found[code] = named([english, f"广州市{chinese}区"])
    return found


def buyer(draw: Draw, position: int) -> Document:
    kind = draw.random.choice(draw.world["buyers"])
    code, english, chinese = draw.random.choice(draw.world["districts"])
    number = position + 1
    found: Document = {
        "id": f"B{number:03}",
        "name": named(
            [
                f"{kind['name'][0]} {number}, {english}",
                f"{chinese}区示例{kind['name'][1]}（{number}）",
            ]
        ),
        "group": named(kind["name"]),
        "needs": [need(draw, kind, each, code) for each in draw.some(kind["goods"], 4)],
        "slots": present(draw),
    }
    if draw.chance(80):
        found["record"] = {"meetings": tally(draw, 20)}
    if "rule" in kind:
        base = draw.size(kind["base"], 1000) * FEN
        placed = base * draw.random.randrange(40) // 100
        found["obligations"] = [{"rule": kind["rule"], "base": base, "placed": placed}]
    return found


def need(draw: Draw, kind: Mapping[str, Any], key: str, region: str) -> Document:
    goods = draw.world["goods"][key]
    dear = goods["price"][1] / 1000  # little is bought of what is dear
    quantity = max(20, int(draw.size(kind["quantity"], 20) / max(1, dear)))
    begins = MONDAY + timedelta(weeks=draw.random.randrange(3))
    found: Document = {
        "category": goods["category"],
        "from": begins.isoformat(),
        "until": (
            begins + timedelta(weeks=draw.random.randint(6, 20), days=-1)
        ).isoformat(),
        "quantity": quantity,
        "per": kind["per"],
        "max_price": price(draw, goods["price"], 95, 130),
        "required": goods["holds"][:1] if draw.chance(70) else [],
        "preferred": draw.some(kind["prefers"], 2),
        "region": region,
        "max_hours": draw.random.choice([24, 36, 48, 72, 96]),
        "minimum_lot": max(1, quantity // 4),
        "importance": draw.random.randint(1, 3),
    }
    if kind["per"] == "week":
        found["deliveries"] = draw.random.randint(1, 3)
        found["maximum"] = quantity * 2
    if goods.get("cold"):
        found["cold_chain"] = "required"
    if draw.chance(15):  # as real files are: something is left out
        del found[draw.random.choice(["max_price", "quantity", "max_hours"])]
    return found


def price(draw: Draw, prices: Sequence[int], least: int, most: int) -> int:
    """Return a price of the goods, in whole 10 fen, times a factor between two percentages."""
    found = draw.random.randint(*prices) * draw.random.randint(least, most) // 100
    return max(10, found // 10 * 10)


def supplier(draw: Draw, position: int, places: Sequence[Any]) -> Document:
    hamlet, county = places[position % len(places)]
    goods = draw.some(county["goods"], 3)
    first = draw.world["goods"][goods[0]]["name"]
    number = "" if position < len(places) else f" {position + 1}"
    found: Document = {
        "id": f"S{position + 1:03}",
        "name": named(
            [
                f"{hamlet[0]} {first[0]} Cooperative{number}, {county['name'][0]}",
                f"{county['name'][1]}{hamlet[1]}{first[1]}专业合作社{number}",
            ]
        ),
        "group": named(county["name"]),
        "region": county["code"],
        "offers": [offer(draw, county, each) for each in goods],
        "slots": present(draw),
    }
    if draw.chance(75):
        found["record"] = {"deliveries": tally(draw, 200), "meetings": tally(draw, 20)}
    return found


def offer(draw: Draw, county: Mapping[str, Any], key: str) -> Document:
    goods = draw.world["goods"][key]
    weekly = draw.size(goods["weekly"], 10)
    ask = price(draw, goods["price"], 90, 115)
    found: Document = {
        "category": goods["category"],
        "seasons": seasons(goods["season"], weekly),
        "ask_price": ask,
        "floor_price": ask * draw.random.randint(80, 97) // 100,
        "minimum_order": max(10, weekly // draw.random.randint(10, 40)),
        "certificates": [
            {"code": code, "valid_until": valid_until(draw)}
            for code in goods["holds"]
            if draw.chance(75)
        ],
        "serves": [
            {"region": "4401", "hours": county["hours"] + draw.random.randrange(6)}
        ],
        "cold_chain": bool(goods.get("cold")) and draw.chance(85),
        "economic_drop": max(20, weekly // draw.random.randint(8, 30)),
        "target_share": draw.random.choice([1000, 2000, 2500, 4000]),
    }
    if draw.chance(15):
        del found[draw.random.choice(["ask_price", "floor_price", "economic_drop"])]
    return found


def valid_until(draw: Draw) -> str:
    return (MONDAY + timedelta(days=draw.random.randint(30, 900))).isoformat()


def seasons(season: Sequence[int], weekly: int) -> list[Document]:
    """Return the seasons that reach into the year after the first Monday; `season` is the first week and their number."""
    first, weeks = season
    found = []
    for year in (MONDAY.year - 1, MONDAY.year, MONDAY.year + 1):
        begins = date.fromisocalendar(year, first, 1)
        ends = begins + timedelta(weeks=weeks, days=-1)
        if ends > MONDAY:
            found.append(
                {
                    "from": begins.isoformat(),
                    "until": ends.isoformat(),
                    "per_week": weekly,
                }
            )
    return found


def tally(draw: Draw, most: int) -> Document:
    total = draw.random.randint(1, most)
    return {"good": total * draw.random.randint(70, 100) // 100, "total": total}


def present(draw: Draw) -> list[str]:
    """Return the slots of somebody who may come late or leave early."""
    late = draw.random.randint(1, 4) if draw.chance(20) else 0
    early = draw.random.randint(1, 4) if draw.chance(20) else 0
    return slot_ids()[late : SLOTS - early]


def statements(
    draw: Draw, buyers: Sequence[Document], suppliers: Sequence[Document]
) -> list[Document]:
    """Return what some say of each other, about two for each participant and mostly of those with the same goods."""
    found: dict[tuple[str, str], Document] = {}
    for one in buyers:
        wanted = {each["category"] for each in one["needs"]}
        near = [
            other
            for other in suppliers
            if any(each["category"] in wanted for each in other["offers"])
        ]
        for other in draw.random.sample(near, min(2, len(near))):
            found[one["id"], other["id"]] = statement(draw)
    return [
        {"buyer": one, "supplier": other, **each}
        for (one, other), each in found.items()
    ]


def statement(draw: Draw) -> Document:
    says = ["must", "meet", "meet", "none", "none", "no"]
    found = {
        "buyer_says": draw.random.choice(says),
        "supplier_says": draw.random.choice(says),
        "history": draw.random.choice(["new", "new", "new", "met", "trading"]),
    }
    return {
        name: value for name, value in found.items() if value not in {"none", "new"}
    }
