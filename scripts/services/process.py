"""Starting a server as the right user, waiting for it, stopping it."""

import os
import pwd
import shutil
import socket
import subprocess
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

Command = Sequence[str | Path]


class ServiceError(Exception):
    """A server could not be had; the text says why and what would help."""


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def answers(port: int) -> bool:
    with socket.socket() as probe:
        probe.settimeout(1)
        return probe.connect_ex(("127.0.0.1", port)) == 0


def exists(user: str) -> bool:
    try:
        pwd.getpwnam(user)
    except KeyError:
        return False
    return True


class Server:
    """One running server and the folder it works in."""

    def __init__(self, name: str, *, user: str | None = None) -> None:
        self.name = name
        self.user = (
            user if os.geteuid() == 0 else None
        )  # PostgreSQL and Elasticsearch refuse to run as root
        # Not below the project: its parents may be closed to that user.
        self.folder = Path(tempfile.mkdtemp(prefix=f"shanhai-{name.lower()}-"))
        self.port = free_port()
        self.process: subprocess.Popen[bytes] | None = None

    def open(self) -> dict[str, str]:
        """Start it and return the variables that tell where it is."""
        raise ServiceError(f"{self.name} cannot be started here")

    def close(self) -> None:
        self.stop()

    def own_folder(self) -> None:
        if self.user:
            account = pwd.getpwnam(self.user)
            for path in (self.folder, *self.folder.rglob("*")):
                os.chown(path, account.pw_uid, account.pw_gid)

    def identity(self) -> dict[str, Any]:
        if not self.user:
            return {}
        return {
            "user": self.user,
            "group": pwd.getpwnam(self.user).pw_gid,
            "extra_groups": [],
        }

    def run(self, command: Command) -> None:
        done = subprocess.run(
            command,
            cwd=self.folder,
            capture_output=True,
            text=True,
            check=False,
            **self.identity(),
        )
        if done.returncode:
            raise ServiceError(
                f"{self.name}: {command[0]} failed: {(done.stderr or done.stdout).strip()[-500:]}"
            )

    def start(self, command: Command, *, env: dict[str, str] | None = None) -> None:
        with (self.folder / "server.log").open("wb") as log:
            self.process = subprocess.Popen(
                command,
                cwd=self.folder,
                env={**os.environ, **(env or {})},
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=subprocess.STDOUT,
                start_new_session=True,  # Ctrl-C is for us; we stop the servers in order
                **self.identity(),
            )

    def wait(self, is_ready: Callable[[], bool], *, seconds: float) -> None:
        deadline = time.monotonic() + seconds
        while not is_ready():
            if (
                self.process is None
                or self.process.poll() is not None
                or time.monotonic() > deadline
            ):
                raise ServiceError(f"{self.name} did not start: {self.last_words()}")
            time.sleep(0.1)

    def last_words(self) -> str:
        log = self.folder / "server.log"
        return (
            log.read_text(errors="replace").strip()[-800:] if log.exists() else "no log"
        )

    def stop(self, signal: int = 15) -> None:
        if self.process and self.process.poll() is None:
            self.process.send_signal(signal)
            try:
                self.process.wait(timeout=20)
            except subprocess.TimeoutExpired:
                self.process.kill()
                self.process.wait()
        shutil.rmtree(self.folder, ignore_errors=True)
