"""A private PostgreSQL with one database for each site, settled before anything is measured."""

import hashlib
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

import psycopg

from scripts.demo import fingerprint
from scripts.services.postgres import Postgres, binaries
from tests.bench.sites import OURS, ROOT

MADE_FROM = (
    "tests/bench/ours.py",
    "tests/bench/addresses.py",
    "tests/bench/stock/fill.py",
)


@dataclass(frozen=True)
class Database:
    """The server's address without a database's name, and its process."""

    address: str
    pid: int

    def url(self, name: str) -> str:
        return f"{self.address}/{name}"

    def parts(self, name: str) -> dict[str, str]:
        """Return the variables that the stock project reads."""
        url = urlsplit(self.address)
        return {
            "STOCK_DB": name,
            "PGUSER": url.username or "",
            "PGPASSWORD": url.password or "",
            "PGHOST": url.hostname or "",
            "PGPORT": str(url.port),
        }

    def run(self, name: str, statement: str) -> None:
        with psycopg.connect(self.url(name), autocommit=True) as connection:
            connection.execute(statement)

    def create(self, name: str) -> None:
        self.run("postgres", f"CREATE DATABASE {name}")

    def settle(self, name: str) -> None:
        """Collect statistics now, so that it does not happen while we measure."""
        self.run(name, "VACUUM ANALYZE")
        self.run("postgres", "CHECKPOINT")

    def dump(self, name: str, file: Path) -> None:
        part = f"{file}.part"
        self.tool("pg_dump", name, "--format=custom", "--compress=1", f"--file={part}")
        Path(part).rename(file)

    def restore(self, name: str, file: Path) -> None:
        self.tool("pg_restore", name, "--jobs=2", "--exit-on-error", str(file))

    def tool(self, program: str, name: str, *options: str) -> None:
        folder = binaries()
        assert folder is not None
        place = f"--dbname={self.url(name)}"
        subprocess.run([folder / program, place, *options], check=True)


def kept(name: str, size: str) -> Path:
    """Return where a filled database is kept for the next run of the same day; those of other days are removed."""
    digest = hashlib.sha256(f"{fingerprint()} {size}".encode())
    for source in MADE_FROM:
        digest.update((ROOT / source).read_bytes())
    file = OURS / f"{name}-{size}-{digest.hexdigest()[:12]}.dump"
    for old in OURS.glob(f"{name}-{size}-*.dump"):
        if old != file:
            old.unlink()
    return file


@contextmanager
def private() -> Iterator[Database]:
    server = Postgres()
    try:
        address = server.open()["DATABASE_URL"].rpartition("/")[0]
        assert server.process is not None
        found = Database(address, server.process.pid)
        found.run("postgres", "ALTER SYSTEM SET autovacuum = off")
        found.run("postgres", "SELECT pg_reload_conf()")
        yield found
    finally:
        server.close()
