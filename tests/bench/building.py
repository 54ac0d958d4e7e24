"""Both sites with the same products; a filled database is kept for the next run of the same day."""

import json
import sys
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from tests.bench import sites
from tests.bench.database import Database, kept

COUNTING = Path(__file__).with_name("counting.py")


@dataclass(frozen=True)
class Site:
    """A built site: how it is started, where to go, and how much SQL each page takes."""

    name: str
    python: str | Path
    app: str
    env: dict[str, str]
    pages: dict[str, Any]
    queries: dict[str, int] = field(default_factory=dict)


def say(text: str) -> None:
    print(text, flush=True)


def build_both(
    database: Database, size: str, pages: tuple[str, ...], most: int
) -> tuple[Site, Site]:
    """Return the stock site and ours, with at most so many addresses of each page."""
    say(f"Building ours (demo world of size {size}) …")
    ours = build_ours(database, size)
    say("Building a stock Oscar with the same products …")
    stock = build_stock(database, size)
    say("Counting SQL …")
    return counted(stock, pages, most), counted(ours, pages, most)


def build_ours(database: Database, size: str) -> Site:
    file, env = kept("ours", size), sites.ours_env(database.url("ours"))

    def fill() -> None:
        sites.migrate(env)
        sites.seed(env, size)
        files = [goods_of(file), addresses_of(file)]
        sites.run([sys.executable, "-m", "tests.bench.ours", *files], env=env)

    make(database, "ours", file, fill)
    sites.collect(env)
    return Site("ours", sys.executable, "tests.bench.wsgi:application", env, read(file))


def build_stock(database: Database, size: str) -> Site:
    """Fill a stock site with what was written down of ours."""
    file, env = kept("stock", size), sites.stock_env(database.parts("stock"))
    goods, python = goods_of(kept("ours", size)), sites.stock_python()

    def fill() -> None:
        sites.fill_stock(python, env, goods, addresses_of(file))

    make(database, "stock", file, fill)
    sites.collect_stock(python, env)
    return Site("stock", python, "stock.wsgi:application", env, read(file))


def make(database: Database, name: str, file: Path, fill: Callable[[], None]) -> None:
    """Fill a database, or take what was kept."""
    database.create(name)
    if file.exists() and addresses_of(file).exists():
        database.restore(name, file)
    else:
        fill()
        database.dump(name, file)
    database.settle(name)


def goods_of(file: Path) -> Path:
    return file.with_suffix(".goods.json")


def addresses_of(file: Path) -> Path:
    return file.with_suffix(".json")


def read(file: Path) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(addresses_of(file).read_text())
    return found


def counted(one: Site, pages: tuple[str, ...], most: int) -> Site:
    """Return the site with the first addresses of the pages asked for, and with the SQL of each."""
    chosen = {
        kind: {key: some[:most] for key, some in one.pages[kind].items()}
        for kind in pages
    }
    lists, counts = (
        sites.OURS / f"{one.name}.{kind}.json" for kind in ("visited", "counts")
    )
    lists.write_text(json.dumps(chosen))
    env = {"PYTHONPATH": str(sites.ROOT), **one.env}
    sites.run([one.python, COUNTING, lists, counts], env=env)
    return replace(one, pages=chosen, queries=json.loads(counts.read_text()))
