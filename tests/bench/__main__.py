"""`python -m tests.bench`: our pages against those of a stock Oscar."""

import argparse
import json
from collections.abc import Sequence
from pathlib import Path

from tests.bench import database, machine, pages, report, sites

QUICK = pages.Plan(seconds=2, rounds=1, addresses=60)


def plan_of(arguments: Sequence[str] | None = None) -> tuple[pages.Plan, Path | None]:
    """Return what to measure, and the earlier run to compare with."""
    parser = argparse.ArgumentParser(prog="make bench ARGS=…", description=__doc__)
    parser.add_argument(
        "--quick", action="store_true", help="one short round over few addresses"
    )
    parser.add_argument("--seconds", type=float, help="how long a round takes")
    parser.add_argument("--rounds", type=int, help="the median of how many rounds")
    parser.add_argument(
        "--pages", type=lambda text: tuple(text.split(",")), help=",".join(pages.KINDS)
    )
    parser.add_argument("--size", choices=["s", "m"], help="m has 10,000 products")
    parser.add_argument(
        "--compare", type=Path, help="JSON of an earlier run; without it the latest"
    )
    chosen = vars(parser.parse_args(arguments))
    base = QUICK if chosen.pop("quick") else pages.Plan()
    earlier = chosen.pop("compare")
    given = {name: value for name, value in chosen.items() if value is not None}
    return pages.Plan(**{**vars(base), **given}), earlier


def latest(folder: Path) -> Path | None:
    return max(folder.glob("pages-*.json"), default=None)


def main() -> None:
    sites.stop_in_order()
    plan, earlier = plan_of()
    earlier = earlier or latest(sites.OURS)
    about = machine.describe()
    with database.private() as server:
        rows = pages.run(server, plan)

    print(f"\n{machine.sentence(about)}\n\n{report.pages_table(rows)}\n")
    if earlier:
        before = json.loads(earlier.read_text())
        print(f"Since {earlier.name}:\n\n{report.since(before, rows)}\n")
    report.keep("pages", report.as_json(rows, about), sites.OURS)


if __name__ == "__main__":
    main()
