"""The table of who gets what, as people wrote it down."""

import csv
from dataclasses import dataclass
from pathlib import Path

TABLE = Path(__file__).with_name("table.csv")
ROLES = (
    "anonymous",
    "consumer",
    "supplier_a",
    "supplier_b",
    "buyer",
    "organizer",
    "staff",
)
# own: mine opens, theirs is the 404 of an unknown one; all: theirs opens too.
ANSWERS = {
    "200",
    "302",
    "302login",
    "302again",
    "400",
    "403",
    "404",
    "405",
    "422",
    "own",
    "all",
}


@dataclass(frozen=True)
class Row:
    route: str
    method: str
    expected: dict[str, str]

    def __str__(self) -> str:
        return f"{self.method} {self.route}"


def rows() -> list[Row]:
    with TABLE.open(encoding="utf-8") as file:
        lines = [line for line in file if not line.startswith("#")]
    return [
        Row(line["route"], line["method"], {role: line[role] for role in ROLES})
        for line in csv.DictReader(lines, delimiter=";", strict=True)
    ]
