"""`python -m tests.bench.lighthouse`: the scores of Lighthouse for a phone, the median of some runs, and what costs points."""

import argparse
import json
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

from scripts.services.chromium import chromium
from tests.bench import report, showroom, sites

HERE = Path(__file__).parent
CACHE = sites.ROOT / "var" / "cache" / "lighthouse"
PROGRAM = CACHE / "node_modules" / ".bin" / "lighthouse"
FLOORS = {"performance": 95, "accessibility": 100, "best-practices": 100, "seo": 100}
PAGES = ("home", "listing", "product", "passport")
METRICS = (
    "first-contentful-paint",
    "largest-contentful-paint",
    "total-blocking-time",
    "cumulative-layout-shift",
)
CHROME = "--headless=new --no-sandbox --disable-gpu"
TRIES = 3
Result = dict[str, Any]


def install() -> None:
    """Have npm install what the lock names, once; the browser is Debian's, so none is downloaded."""
    if (
        PROGRAM.exists()
        and (CACHE / "package-lock.json").read_text()
        == (HERE / "package-lock.json").read_text()
    ):
        return
    npm = shutil.which("npm") or sys.exit("npm is needed to install Lighthouse")
    CACHE.mkdir(parents=True, exist_ok=True)
    for name in ("package.json", "package-lock.json"):
        shutil.copy(HERE / name, CACHE / name)
    print("Installing Lighthouse into var/cache …", flush=True)
    quiet = {**os.environ, "PUPPETEER_SKIP_DOWNLOAD": "1"}
    options = ["--ignore-scripts", "--no-audit", "--no-fund", "--silent"]
    subprocess.run([npm, "ci", *options], cwd=CACHE, env=quiet, check=True)


def look(address: str) -> Result:
    """Return Lighthouse's report of one visit; now and then Chromium loses its trace, and the visit is made again."""
    for _try in range(TRIES - 1):
        try:
            return report_of(address)
        except subprocess.CalledProcessError:
            continue
    return report_of(address)


def report_of(address: str) -> Result:
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "report.json"
        options = [
            "--quiet",
            "--output=json",
            f"--output-path={file}",
            f"--chrome-flags={CHROME}",
        ]
        only = [f"--only-categories={','.join(FLOORS)}"]
        env = {**os.environ, "CHROME_PATH": chromium() or ""}
        subprocess.run([PROGRAM, address, *options, *only], env=env, check=True)
        found: Result = json.loads(file.read_text())
    return found


def scores(results: list[Result]) -> dict[str, int]:
    """Return the median score of each category, in points of a hundred."""
    return {
        name: round(
            statistics.median(one["categories"][name]["score"] or 0 for one in results)
            * 100
        )
        for name in FLOORS
    }


def losses(result: Result) -> list[str]:
    """Return the audits that cost points, each with the thing it names first."""
    found = []
    for category in result["categories"].values():
        for reference in category["auditRefs"]:
            audit = result["audits"][reference["id"]]
            if (
                reference["weight"]
                and audit["score"] is not None
                and audit["score"] < 1
            ):
                found.append(f"{category['id']}: {audit['title']} ({shown(audit)})")
    return found


def shown(audit: Result) -> str:
    items = audit.get("details", {}).get("items") or [{}]
    node = items[0].get("node") or {}
    return str(
        audit.get("displayValue") or node.get("snippet") or f"score {audit['score']}"
    )


def line(name: str, results: list[Result]) -> list[str]:
    found = scores(results)
    below = [kind for kind, floor in FLOORS.items() if found[kind] < floor]
    values = (
        statistics.median(one["audits"][metric]["numericValue"] for one in results)
        for metric in METRICS
    )
    *times, shift = values
    verdict = "BELOW: " + ", ".join(below) if below else "met"
    return [
        name,
        verdict,
        *map(str, found.values()),
        *(f"{time:,.0f}" for time in times),
        f"{shift:.3f}",
    ]


def main() -> None:
    parser = argparse.ArgumentParser(
        prog="make bench-lighthouse ARGS=…", description=__doc__
    )
    parser.add_argument(
        "--rounds", type=int, default=3, help="the median of how many visits"
    )
    parser.add_argument("--pages", default=",".join(PAGES), help=",".join(PAGES))
    chosen = parser.parse_args()
    sites.stop_in_order()
    install()
    with showroom.opened() as (origin, samples):
        found = {
            name: [look(origin + samples[name]["path"]) for _ in range(chosen.rounds)]
            for name in chosen.pages.split(",")
        }
    head = ("page", "verdict", *FLOORS, "FCP ms", "LCP ms", "TBT ms", "CLS")
    print(report.table(head, (line(name, results) for name, results in found.items())))
    for name, results in found.items():
        for text in losses(results[-1]):
            print(f"{name}: {text}")
    report.keep(
        "lighthouse",
        {name: scores(results) for name, results in found.items()},
        sites.OURS,
    )


if __name__ == "__main__":
    main()
