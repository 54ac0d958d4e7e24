"""`python -m tests.bench.growth`: how listings and searches behave as the catalogue grows, on each store."""

import argparse
import json
import sqlite3
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, closing, contextmanager
from dataclasses import asdict, dataclass
from functools import partial
from pathlib import Path

from scripts.services.elasticsearch import Elasticsearch
from scripts.services.process import free_port
from tests.bench import database, machine, report, sites
from tests.bench.load import Figures, Place, measure, visit_all

LISTINGS, SEARCHES = ("listing", "filtered", "all filtered"), ("search", "suggest")
STORES = ("sqlite", "postgres", "elastic")
SIZES = (1_000, 10_000, 100_000)
HEAD = (
    "page",
    "store",
    "products",
    "req/s",
    "p50 ms",
    "p95 ms",
    "CPU web",
    "CPU store",
    "failed",
)


@dataclass(frozen=True)
class Store:
    """A store of ours with nothing in it yet."""

    name: str
    env: dict[str, str]
    settle: Callable[
        [], None
    ]  # collects the statistics that a database collects of itself in time
    servers: tuple[int, ...] = ()  # their processes answer for the site


@dataclass(frozen=True)
class Row:
    page: str
    store: str
    products: int
    figures: Figures

    @property
    def cells(self) -> list[str]:
        one = self.figures
        found = [
            self.page,
            self.store,
            f"{self.products:,}",
            f"{one.rps:,.1f}",
            f"{one.p50:,.1f}",
        ]
        return [
            *found,
            f"{one.p95:,.1f}",
            f"{one.cpu_web:.2f}",
            f"{one.cpu_db:.2f}",
            f"{one.failed:.0f}",
        ]


@contextmanager
def opened(name: str) -> Iterator[Store]:
    """Start what a store needs."""
    with ExitStack() as stack:
        if name == "sqlite":
            file = sites.OURS / "growth.sqlite3"
            for old in file.parent.glob(f"{file.name}*"):
                old.unlink()
            yield Store(
                name, sites.ours_env(f"sqlite:///{file}"), partial(analyze, file)
            )
            return
        server = stack.enter_context(database.private())
        server.create("ours")
        env, pids = sites.ours_env(server.url("ours")), [server.pid]
        if name == "elastic":
            search = Elasticsearch()
            stack.callback(search.close)
            env |= {**search.open(), "SEARCH_STORE": "elastic"}
            assert search.process is not None
            pids.append(search.process.pid)
        yield Store(name, env, partial(server.settle, "ours"), tuple(pids))


def analyze(file: Path) -> None:
    with closing(sqlite3.connect(file)) as connection:
        connection.execute("ANALYZE")


def measured(store: Store, plan: argparse.Namespace) -> Iterator[Row]:
    """Grow the store step by step and yield each page's figures at each size."""
    sites.migrate(store.env)
    sites.collect(store.env)
    sites.seed(store.env, "s")
    for total in plan.sizes:
        started = time.monotonic()
        file = sites.OURS / "growth.visited.json"
        searched = ["--searched"] if set(plan.pages) & set(SEARCHES) else []
        grow = [sys.executable, "-m", "tests.bench.grow", str(total), file, *searched]
        sites.run(grow, env=store.env)
        store.settle()
        print(
            f"{store.name}: {total:,} products after {time.monotonic() - started:.0f} s",
            flush=True,
        )
        pages = json.loads(file.read_text())
        port = free_port()
        with sites.served(
            sys.executable, "tests.bench.wsgi:application", store.env, port
        ) as web:
            place = Place(f"http://127.0.0.1:{port}", web, store.servers)
            for kind in plan.pages:
                visit_all(place, pages[kind])
                figures = measure(
                    place, pages[kind], seconds=plan.seconds, rounds=plan.rounds
                )
                yield Row(kind, store.name, total, figures)


def plan_of(arguments: Sequence[str] | None = None) -> argparse.Namespace:
    def names(text: str) -> tuple[str, ...]:
        return tuple(text.split(","))

    def numbers(text: str) -> tuple[int, ...]:
        return tuple(int(number.replace("_", "")) for number in names(text))

    parser = argparse.ArgumentParser(
        prog="make bench-growth ARGS=…", description=__doc__
    )
    parser.add_argument(
        "--stores", type=names, default=("sqlite", "postgres"), help=",".join(STORES)
    )
    parser.add_argument(
        "--sizes", type=numbers, default=SIZES, help="1000,10000,100000"
    )
    parser.add_argument(
        "--pages", type=names, default=LISTINGS, help=",".join((*LISTINGS, *SEARCHES))
    )
    parser.add_argument("--seconds", type=float, default=5)
    parser.add_argument("--rounds", type=int, default=3)
    return parser.parse_args(arguments)


def main() -> None:
    sites.stop_in_order()
    plan, about = plan_of(), machine.describe()
    rows: list[Row] = []
    for name in plan.stores:
        with opened(name) as store:
            rows += measured(store, plan)
    rows.sort(
        key=lambda row: (
            plan.pages.index(row.page),
            plan.stores.index(row.store),
            row.products,
        )
    )
    print(
        f"\n{machine.sentence(about)}\n\n{report.table(HEAD, (row.cells for row in rows))}"
    )
    report.keep(
        "growth", {"machine": about, "rows": [asdict(row) for row in rows]}, sites.OURS
    )


if __name__ == "__main__":
    main()
