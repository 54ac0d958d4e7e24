"""A private PostgreSQL: nothing is kept, so nothing is flushed to disk."""

import os
import secrets
import shutil
import signal
import subprocess
from pathlib import Path

from scripts.services.process import Server, ServiceError, exists

# A test run can lose everything, so durability is switched off.
FAST = (
    "fsync=off",
    "full_page_writes=off",
    "synchronous_commit=off",
    "max_connections=200",
    "shared_buffers=256MB",
    # It would note that the tables are empty while they are, and the planner would believe it in every test.
    "autovacuum=off",
)


def binaries() -> Path | None:
    """Return the folder of initdb and postgres, the newest first."""
    if found := shutil.which("initdb"):
        return Path(found).resolve().parent
    places = [
        *Path("/usr/lib/postgresql").glob("*/bin"),
        *Path("/usr").glob("pgsql-*/bin"),
    ]
    return max(
        (p for p in places if (p / "initdb").exists()),
        key=lambda p: p.parent.name,
        default=None,
    )


class Postgres(Server):
    def __init__(self) -> None:
        super().__init__("PostgreSQL", user="postgres")

    def open(self) -> dict[str, str]:
        folder = binaries()
        if folder is None:
            raise ServiceError(
                "PostgreSQL is not installed and DATABASE_URL is not set"
            )
        if os.geteuid() == 0 and not exists("postgres"):
            raise ServiceError(
                "PostgreSQL does not run as root, and there is no user postgres"
            )

        password = secrets.token_hex(16)
        self.create(folder, password)
        self.serve(folder)
        return {
            "DATABASE_URL": f"postgres://shanhai:{password}@127.0.0.1:{self.port}/postgres"
        }

    def create(self, folder: Path, password: str) -> None:
        (self.folder / "password").write_text(password)
        self.own_folder()
        options = "-D data -U shanhai -A scram-sha-256 --pwfile=password --encoding=UTF8 --locale=C --no-sync"
        self.run([folder / "initdb", *options.split()])

    def serve(self, folder: Path) -> None:
        place = ("listen_addresses=127.0.0.1", f"unix_socket_directories={self.folder}")
        settings = [part for setting in (*place, *FAST) for part in ("-c", setting)]
        self.start([folder / "postgres", "-D", "data", "-p", str(self.port), *settings])
        ready = [
            str(folder / "pg_isready"),
            "-q",
            "-h",
            "127.0.0.1",
            "-p",
            str(self.port),
        ]
        self.wait(
            lambda: subprocess.run(ready, check=False).returncode == 0, seconds=60
        )

    def close(self) -> None:
        self.stop(signal.SIGINT)  # the "fast" stop: open sessions are ended
