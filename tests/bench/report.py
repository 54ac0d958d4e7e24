"""What a run found, as a table and as JSON, beside the targets and an earlier run."""

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from tests.bench.load import Figures

# How many times faster than a stock Oscar each page must be: (page, is cold) -> times.
TARGETS = {
    ("home", False): 30,
    ("listing", False): 30,
    ("listing", True): 12,
    ("product", False): 4,
    ("search", False): 10,
    ("basket", False): 3,
}
HEAD = (
    "page",
    "site",
    "req/s",
    "p50 ms",
    "p95 ms",
    "CPU web",
    "CPU db",
    "SQL",
    "failed",
    "req/s ×",
    "CPU ×",
    "target",
    "",
)


@dataclass(frozen=True)
class Row:
    """One page of one site."""

    page: str
    site: str
    is_cold: bool
    queries: int
    figures: Figures

    @property
    def name(self) -> str:
        return f"{self.page}, nothing held" if self.is_cold else self.page


@dataclass(frozen=True)
class Ratio:
    """How a page of ours compares with the stock page: by answers a second and by CPU an answer."""

    by_rate: float
    by_cpu: float
    target: float | None
    failed: float = 0

    @property
    def is_met(self) -> bool | None:
        """Whether every answer was the page and came as fast as it must; `None` where nothing is asked."""
        if self.target is None:
            return None
        return not self.failed and self.by_rate >= self.target


def ratio(ours: Row, stock: Row) -> Ratio:
    def cpu(row: Row) -> float:
        return row.figures.cpu_web + row.figures.cpu_db

    return Ratio(
        by_rate=ours.figures.rps / max(stock.figures.rps, 1e-9),
        by_cpu=cpu(stock) / max(cpu(ours), 1e-9),
        target=TARGETS.get((ours.page, ours.is_cold)),
        failed=ours.figures.failed,
    )


def ratios(rows: Sequence[Row]) -> dict[str, Ratio]:
    """Return the comparison of each of our rows with the stock page, which holds nothing and so has one row."""
    stock = {row.page: row for row in rows if row.site == "stock"}
    ours = [row for row in rows if row.site == "ours" and row.page in stock]
    return {row.name: ratio(row, stock[row.page]) for row in ours}


def cells(row: Row, compared: Ratio | None) -> list[str]:
    one = row.figures
    found = [
        row.name,
        row.site,
        f"{one.rps:,.1f}",
        f"{one.p50:,.1f}",
        f"{one.p95:,.1f}",
    ]
    found += [
        f"{one.cpu_web:.2f}",
        f"{one.cpu_db:.2f}",
        str(row.queries),
        f"{one.failed:.0f}",
    ]
    if compared is None:
        return [*found, "", "", "", ""]
    target = "" if compared.target is None else f"≥{compared.target:g}"
    verdict = {None: "", True: "met", False: "MISSED"}[compared.is_met]
    return [
        *found,
        f"{compared.by_rate:.1f}",
        f"{compared.by_cpu:.1f}",
        target,
        verdict,
    ]


def table(head: Sequence[str], lines: Iterable[Sequence[str]]) -> str:
    """Return aligned columns: the first two to the left, numbers to the right."""
    everything = [list(head), *map(list, lines)]
    widths = [max(map(len, column)) for column in zip(*everything, strict=True)]

    def line(texts: Sequence[str]) -> str:
        sides = "<<" + ">" * len(texts)
        padded = (
            f"{text:{side}{width}}"
            for text, side, width in zip(texts, sides, widths, strict=False)
        )
        return "  ".join(padded).rstrip()

    return "\n".join(
        [
            line(everything[0]),
            line(["-" * width for width in widths]),
            *map(line, everything[1:]),
        ]
    )


def pages_table(rows: Sequence[Row]) -> str:
    compared = ratios(rows)
    return table(
        HEAD,
        (
            cells(row, compared.get(row.name) if row.site == "ours" else None)
            for row in rows
        ),
    )


def as_json(rows: Sequence[Row], machine: Mapping[str, Any]) -> dict[str, Any]:
    """Return a run as plain values."""
    found = {
        name: {**asdict(one), "is_met": one.is_met}
        for name, one in ratios(rows).items()
    }
    return {
        "machine": dict(machine),
        "rows": [asdict(row) for row in rows],
        "ratios": found,
    }


def since(before: Mapping[str, Any], rows: Sequence[Row]) -> str:
    """Return how the CPU of an answer changed since an earlier run, page by page."""
    then = {
        (row["page"], row["site"], row["is_cold"]): row["figures"]
        for row in before["rows"]
    }
    lines = []
    for row in rows:
        old = then.get((row.page, row.site, row.is_cold))
        if old:
            cpu_then, cpu_now = (
                one["cpu_web"] + one["cpu_db"] for one in (old, asdict(row.figures))
            )
            change = cpu_now / max(cpu_then, 1e-9) - 1
            lines.append(
                [
                    row.name,
                    row.site,
                    f"{cpu_then:.2f}",
                    f"{cpu_now:.2f}",
                    f"{change:+.0%}",
                ]
            )
    return table(("page", "site", "CPU ms then", "now", "change"), lines)


def keep(kind: str, values: Any, folder: Path) -> None:
    """Write a run beside the earlier ones."""
    moment = datetime.now()  # noqa: DTZ005 - the clock of this machine
    file = folder / f"{kind}-{moment:%Y%m%d-%H%M%S}.json"
    file.write_text(json.dumps(values, indent=1, ensure_ascii=False))
    print(f"\nKept as var/{folder.name}/{file.name}")
