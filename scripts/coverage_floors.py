"""Say how much of the code the tests reach, and fail below the floors of CONTRIBUTING.md."""

import io
import sys

from coverage import Coverage
from coverage.exceptions import NoDataError

# What the tests reach, rounded down: what is new is tested, or these fail.
FLOORS = {
    "everything": ("*", 95),
    "actions, queries and pure rules": (
        "*/actions.py,*/actions/*,*/queries.py,*/queries/*,*/matching/*,*/scheduling/*",
        98,
    ),
    "matching, the checker of schedules and the shapes of files": (
        "*/matching/*,*/scheduling/checker/*,*/matchmaking/shapes.py,*/matchmaking/documents.py,*/matchmaking/faults.py",
        100,
    ),
}


def main() -> int:
    failed = False
    for name, (patterns, floor) in FLOORS.items():
        coverage = Coverage()
        coverage.load()
        try:
            reached = coverage.report(include=patterns.split(","), file=io.StringIO())
        except NoDataError:
            continue
        failed |= reached < floor
        print(f"Coverage of {name}: {reached:.1f} % (floor {floor} %)")
    if failed:
        print(
            "What is missing: .venv/bin/python -m coverage report --skip-covered --show-missing"
        )
    return int(failed)


if __name__ == "__main__":
    sys.exit(main())
