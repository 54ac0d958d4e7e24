"""Pages of ours and of a stock Oscar in one run, on one PostgreSQL, with the same server settings."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace

from scripts.services.process import free_port
from tests.bench import sites
from tests.bench.building import Site, build_both, say
from tests.bench.database import Database
from tests.bench.load import Place, measure, visit_all
from tests.bench.report import Row

KINDS = ("home", "listing", "product", "search", "basket")
COLD = ("listing",)


@dataclass(frozen=True)
class Plan:
    """What to measure and for how long."""

    pages: tuple[str, ...] = KINDS
    seconds: float = 5
    rounds: int = 3
    addresses: int = 240
    size: str = "m"


@contextmanager
def open_site(one: Site, database: Database) -> Iterator[Place]:
    port = free_port()
    with sites.served(one.python, one.app, one.env, port) as web:
        yield Place(f"http://127.0.0.1:{port}", web, (database.pid,))


def measured(
    one: Site, database: Database, plan: Plan, *, is_cold: bool = False
) -> Iterator[Row]:
    """Yield a row for each page; the site is visited whole before, so that a warm page is warm."""
    with open_site(one, database) as place:
        for kind in plan.pages:
            page = one.pages[kind]
            refused = visit_all(place, page)
            if refused:
                say(
                    f"  {len(refused)} addresses of {one.name} {kind} are no page, such as {refused[0]}"
                )
            figures = measure(place, page, seconds=plan.seconds, rounds=plan.rounds)
            yield Row(kind, one.name, is_cold, one.queries[kind], figures)


def run(database: Database, plan: Plan) -> list[Row]:
    """Return the rows of both sites; the stock site holds nothing, so only ours has cold rows."""
    stock, ours = build_both(database, plan.size, plan.pages, plan.addresses)
    rows: list[Row] = []
    for one in (stock, ours):
        say(f"Visiting {one.name} …")
        rows += measured(one, database, plan)
    cold = tuple(kind for kind in plan.pages if kind in COLD)
    if cold:
        say("Visiting ours with nothing held …")
        forgetful = replace(ours, app="tests.bench.wsgi:cold")
        rows += measured(forgetful, database, replace(plan, pages=cold), is_cold=True)
    return rows
