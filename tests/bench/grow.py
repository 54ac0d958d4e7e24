"""Grow the demo world to a number of products and say which addresses to visit.

`python -m tests.bench.grow 10000 addresses.json`; with `--searched` the products can be searched for too, which takes as
long again.
"""

import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import quote

import django

django.setup()

from django.core.management import call_command  # noqa: E402 - after setup
from django.utils import timezone  # noqa: E402

from config.demo.seeding import bulk, goods  # noqa: E402
from config.demo.seeding.world import Setting  # noqa: E402
from core.actions import regions  # noqa: E402
from shop.catalogue.models import Category  # noqa: E402
from shop.search.queries.labels import NAMED  # noqa: E402
from shop.shelf import actions, boards  # noqa: E402
from shop.shelf.models import EVERYTHING  # noqa: E402
from shop.shelf.queries import PAGE_SIZE  # noqa: E402
from tests.bench.addresses import ADDRESSES, spread  # noqa: E402
from tests.bench.ours import words  # noqa: E402

FIRST_PAGES = 10
FILTERS = ("region", "certificate", "price", "supplier")
SEED = 7


def grow(total: int, *, is_searched: bool) -> None:
    """Make what is missing to that number, as sizes m and l do it; listings need only the names of what they filter by."""
    regions.load()
    setting = Setting(timezone.now(), SEED, "m")
    bulk.seed_bulk(
        setting, goods.seed_categories(), lambda _done, _of: None, total=total
    )
    actions.rebuild_all(setting.now)
    for kind in (None,) if is_searched else NAMED:
        call_command("rebuild_search", kind=kind, verbosity=0)


def addresses() -> dict[str, Any]:
    """Return listings with and without filters, and searches with and without ranking by words."""
    categories = [
        one.get_absolute_url() for one in Category.objects.filter(is_public=True)
    ]
    found = words()["zh"]
    return {
        "listing": {"paths": spread(list(full_pages()))},
        "filtered": {
            "paths": spread(
                [f"{path}?{chosen}" for chosen in filters() for path in categories]
            )
        },
        "all filtered": {
            "paths": spread([f"/products/?{chosen}" for chosen in filters()])
        },
        "search": {
            "paths": [f"/search/?q={quote(word)}" for word in found[:ADDRESSES]]
        },
        "suggest": {
            "paths": [
                f"/search/suggest/?q={quote(word[:2])}" for word in found[:ADDRESSES]
            ]
        },
    }


def full_pages() -> Iterator[str]:
    """Yield the first pages of each shelf that have as many cards as a page holds: a page half empty costs less."""
    board = boards.current()
    shelves = {
        one.pk: one.get_absolute_url()
        for one in Category.objects.filter(is_public=True)
    }
    for pk, path in {EVERYTHING: "/products/", **shelves}.items():
        total = int(board.chosen({}, category_id=pk, at=timezone.now()).sum())
        for page in range(1, min(FIRST_PAGES, total // PAGE_SIZE) + 1):
            yield f"{path}?page={page}"


def filters() -> list[str]:
    """Return one filter of each kind in turn, with values that some product has."""
    board = boards.current()
    values = [
        spread(sorted(board.columns[facet].numbers), ADDRESSES // len(FILTERS))
        for facet in FILTERS
    ]
    longest = max(map(len, values))
    return [
        f"{facet}={some[turn % len(some)]}"
        for turn in range(longest)
        for facet, some in zip(FILTERS, values, strict=True)
        if some
    ]


if __name__ == "__main__":
    grow(int(sys.argv[1]), is_searched="--searched" in sys.argv)
    Path(sys.argv[2]).write_text(json.dumps(addresses()))
