"""A small shop to search in: invented cooperatives, real kinds of food and places."""

import csv
from datetime import UTC, date, datetime
from pathlib import Path

from shop.search.interface import Document

NOW = datetime(2026, 11, 25, 4, 0, tzinfo=UTC)
EXPIRED_AT = datetime(2026, 11, 24, 16, 0, tzinfo=UTC)
EXPIRED = "24"
DEAR = 5000
OTHERS = (
    ("region", "520500", "毕节市", "Bijie"),
    ("region", "522701", "都匀市", "Duyun"),
    ("supplier", "7", "云岭核桃合作社", "Yunling Walnut Cooperative"),
    ("category", "13", "茶叶", "Tea"),
    ("certificate", "organic", "有机产品", "Organic product"),
    ("page", "40", "毕节区域馆", "Bijie hall"),
)


def table(name):
    """Return the rows of a table beside this file."""
    with (Path(__file__).parent / name).open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines, delimiter="\t"))


def facts(row):
    price = int(row["fen"])
    return {
        "kind": "product",
        "object_id": row["id"],
        "facets": {
            "region": row["regions"].split(),
            "category": row["categories"].split(),
            "certificate": row["certificates"].split(),
            "price": ["0-50" if price < DEAR else "50-"],
        },
        "unit_price": price,
        "sales": int(row["sold"]),
        "harvested_on": date.fromisoformat(row["harvested"])
        if row["harvested"]
        else None,
        "sellable_until": EXPIRED_AT if row["id"] == EXPIRED else None,
    }


def documents():
    """Yield every document of the shop in both languages."""
    for row in table("products.tsv"):
        title, english = row["title"], row["english"]
        chinese = {
            "title": title,
            "also": (english,),
            "geo": row["places"],
            "body": row["text"],
            "url": "/",
        }
        yield Document(language="zh-hans", **chinese, **facts(row))
        yield Document(
            language="en",
            title=english,
            also=(title,),
            body=title,
            url="/en/",
            **facts(row),
        )
    for kind, key, name, english in OTHERS:
        yield Document(kind, key, "zh-hans", name, "/", also=(english,))
        yield Document(kind, key, "en", english, "/en/", also=(name,), body=name)
