"""What `make test` does: have the servers, run everything, say what was skipped.

The whole suite runs on PostgreSQL; tests marked `contract` run again on a SQLite file. Arguments go to pytest.
"""

import os
import signal
import subprocess
import sys
import time
from contextlib import ExitStack
from pathlib import Path

from scripts.fetch_test_data import TestDataError, epcis_schemas
from scripts.services.chromium import chromium
from scripts.services.debian import install_missing
from scripts.services.elasticsearch import Elasticsearch
from scripts.services.postgres import Postgres
from scripts.services.process import Server, ServiceError
from scripts.services.redis import Redis

ROOT = Path(__file__).resolve().parents[1]
SQLITE_URL = f"sqlite:///{ROOT / 'var' / 'test.sqlite3'}"
SERVERS: dict[str, type[Server]] = {
    "DATABASE_URL": Postgres,
    "REDIS_URL": Redis,
    "ELASTICSEARCH_URL": Elasticsearch,
}
IN_CI = os.environ.get("CI", "").lower() in {"1", "true", "yes"}


class Parts:
    """Which parts of the tests can run here, and why the others cannot."""

    def __init__(self) -> None:
        self.environment: dict[str, str] = {}
        self.skipped: dict[str, str] = {}

    def open(self, variable: str, stack: ExitStack) -> None:
        """Start the server that this variable would name, unless it names one already."""
        if os.environ.get(variable):
            self.environment[variable] = os.environ[variable]
            return
        started = time.monotonic()
        server = SERVERS[variable]()  # type: ignore[call-arg]
        stack.callback(server.close)
        try:
            self.environment |= server.open()
            print(
                f"{server.name}: started in {time.monotonic() - started:.1f} s",
                flush=True,
            )
        except ServiceError as error:
            self.skipped[server.name] = str(error)
            print(f"{server.name}: not here", flush=True)

    def migrate_in_advance(self) -> list[subprocess.Popen[bytes]]:
        """Migrate on both engines while the other servers start; the tests then only copy."""
        urls = [SQLITE_URL, self.environment.get("DATABASE_URL")]
        settings = {**os.environ, "DJANGO_SETTINGS_MODULE": "config.settings.test"}
        command = [sys.executable, "-m", "tests.plugins.databases"]
        return [
            subprocess.Popen(command, cwd=ROOT, env={**settings, "DATABASE_URL": url})
            for url in urls
            if url
        ]

    def find_the_rest(self) -> None:
        if path := chromium():
            self.environment["CHROMIUM"] = path
        else:
            self.skipped["Browser tests"] = (
                "no Chromium is installed and CHROMIUM is not set"
            )
        try:
            self.environment["EPCIS_SCHEMAS"] = str(epcis_schemas())
        except TestDataError as error:
            self.skipped["EPCIS schemas"] = str(error)

    def report(self) -> None:
        if not self.skipped:
            print(
                "Every part ran: PostgreSQL, SQLite, Redis, Elasticsearch, browser, EPCIS schemas."
            )
        for part, reason in self.skipped.items():
            print(f"SKIPPED {part}: {reason}")


def pytest(*arguments: str, environment: dict[str, str]) -> int:
    command = [
        sys.executable,
        "-m",
        "pytest",
        "-n",
        os.environ.get("TEST_PROCESSES", "2"),
        *arguments,
    ]
    started = time.monotonic()
    code = subprocess.run(
        command, cwd=ROOT, env={**os.environ, **environment}, check=False
    ).returncode
    print(f"(pytest took {time.monotonic() - started:.0f} s)\n", flush=True)
    return code


def run_suite(parts: Parts, arguments: list[str]) -> bool:
    """Run everything on PostgreSQL and the contract on SQLite; without PostgreSQL everything on SQLite."""
    base = {**parts.environment, "SQLITE_DATABASE_URL": SQLITE_URL}
    on_sqlite = {**base, "DATABASE_URL": SQLITE_URL}
    if "PostgreSQL" in parts.skipped:
        return pytest(*arguments, environment=on_sqlite) == 0

    measured = [] if arguments else ["--cov", "--cov-report="]
    print("Contract tests on a SQLite file", flush=True)
    contract = pytest("-m", "contract", *measured, *arguments, environment=on_sqlite)
    print("Whole suite on PostgreSQL", flush=True)
    whole = pytest(
        *measured, *(["--cov-append"] if measured else []), *arguments, environment=base
    )
    floors = run("scripts.coverage_floors") if measured else 0
    return (contract, whole, floors) == (0, 0, 0)


def run(module: str) -> int:
    return subprocess.run(
        [sys.executable, "-m", module], cwd=ROOT, check=False
    ).returncode


def main() -> int:
    signal.signal(
        signal.SIGTERM, lambda *_: sys.exit(143)
    )  # so that the servers are stopped
    install_missing()
    parts = Parts()
    with ExitStack() as stack:
        parts.open("DATABASE_URL", stack)
        migrations = parts.migrate_in_advance()
        parts.open("REDIS_URL", stack)
        parts.open("ELASTICSEARCH_URL", stack)
        parts.find_the_rest()
        for migration in migrations:
            migration.wait()
        passed = run_suite(parts, sys.argv[1:])
    parts.report()
    if parts.skipped and IN_CI:
        print("In CI every part is required.")
        return 1
    return 0 if passed else 1


if __name__ == "__main__":
    try:
        sys.exit(main())
    except KeyboardInterrupt:
        sys.exit(130)
