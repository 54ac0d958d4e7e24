"""What `make demo` does: prepare the demo world once, serve it with a worker, stop both on Ctrl-C.

After the environment is installed nothing here needs a network.
"""

import hashlib
import os
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from types import FrameType

import django
from django.core.management import call_command

ROOT = Path(__file__).resolve().parents[1]
VAR = ROOT / "var" / "demo"
PORT = int(os.environ.get("PORT", "8000"))
ADDRESS = f"http://127.0.0.1:{PORT}"
SIZE = os.environ.get("SIZE", "s")
ENVIRONMENT = {
    "DJANGO_SETTINGS_MODULE": "config.settings.demo",
    "VAR_DIR": str(VAR),
    "SITE_ORIGIN": ADDRESS,
    "LOG_LEVEL": "WARNING",
}
DATABASE = VAR / "shanhai.sqlite3"
PREPARED = VAR / "prepared"
# What the stored demo world is made from.
MADE_FROM = (
    "config/demo/**/*.py",
    "config/demo/**/*.toml",
    "*/**/migrations/*.py",
    "*/locale/**/*.po",
    "*/*/locale/**/*.po",
)


def fingerprint() -> str:
    """Return a digest of what the prepared world depends on; its dates are relative to today."""
    digest = hashlib.sha256(f"{date.today()} {SIZE} {ADDRESS}".encode())  # noqa: DTZ011  the day on this machine
    for path in sorted(
        {
            path
            for pattern in MADE_FROM
            for path in ROOT.glob(pattern)
            if ".venv" not in path.parts
        }
    ):
        digest.update(path.read_bytes())
    return digest.hexdigest()


@contextmanager
def step(text: str) -> Iterator[None]:
    print(f"{text} …", flush=True)
    started = time.monotonic()
    yield
    print(f"  {time.monotonic() - started:.1f} s", flush=True)


class MigrationProgress:
    """Shows one line for every fifty migrations instead of one for each."""

    def __init__(self) -> None:
        self.applied = 0

    def write(self, text: str) -> int:
        if text.strip().startswith("Applying"):
            self.applied += 1
            if self.applied % 50 == 0:
                print(f"  {self.applied} migrations applied", flush=True)
        return len(text)

    def flush(self) -> None:
        sys.stdout.flush()


def prepare() -> None:
    """Bring database and demo world up to date, in this one process: starting Django again costs seconds."""
    with step("Reading the code"):
        django.setup()
    with step("Texts in both languages"):
        call_command("compile_catalogs", verbosity=0)
    with step("Database (SQLite, var/demo)"):
        call_command(
            "migrate",
            verbosity=1,
            interactive=False,
            stdout=MigrationProgress(),
            skip_checks=True,
        )
        call_command("createcachetable", verbosity=0)
    with step(f"Demo world, size {SIZE}"):
        call_command("seed_demo", size=SIZE)


def servers() -> list[list[str]]:
    python = [sys.executable, "-m"]
    gunicorn = [
        *python,
        "gunicorn",
        "config.wsgi",
        "--bind",
        f"127.0.0.1:{PORT}",
        "--no-control-socket",
        "--preload",
    ]
    gunicorn += ["--workers", "2", "--threads", "4", "--log-level", "warning"]
    worker = [
        sys.executable,
        "manage.py",
        "worker" if has_own_worker() else "db_worker",
    ]
    return [gunicorn, worker]


def has_own_worker() -> bool:
    return (ROOT / "core" / "management" / "commands" / "worker.py").exists()


def is_free(port: int) -> bool:
    with socket.socket() as probe:
        return probe.connect_ex(("127.0.0.1", port)) != 0


def wait_until_it_answers(processes: list[subprocess.Popen[bytes]]) -> None:
    deadline = time.monotonic() + 60
    while time.monotonic() < deadline and all(
        process.poll() is None for process in processes
    ):
        try:
            with urllib.request.urlopen(f"{ADDRESS}/healthz", timeout=5):  # noqa: S310  our own address
                return
        except (urllib.error.URLError, OSError):
            time.sleep(0.2)
    raise SystemExit("The demo did not start; its last words are above.")


def stop(processes: list[subprocess.Popen[bytes]]) -> None:
    for process in processes:
        if process.poll() is None:
            process.terminate()
    for process in processes:
        try:
            process.wait(timeout=15)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()


def serve() -> None:
    processes: list[subprocess.Popen[bytes]] = []
    signal.signal(signal.SIGTERM, interrupt)
    try:
        # Sessions of their own: Ctrl-C is for us, and we stop them in order.
        processes += [
            subprocess.Popen(command, cwd=ROOT, start_new_session=True)
            for command in servers()
        ]
        wait_until_it_answers(processes)
        print_doors()
        while all(process.poll() is None for process in processes):
            time.sleep(0.5)
        raise SystemExit(
            "A part of the demo stopped by itself; its last words are above."
        )
    except KeyboardInterrupt:
        print("\nStopping …", flush=True)
    finally:
        stop(processes)


def interrupt(_signal: int, _frame: FrameType | None) -> None:
    raise KeyboardInterrupt


def print_doors() -> None:
    print(f"\nShanhai is at {ADDRESS}/ (English: {ADDRESS}/en/)", flush=True)
    print(
        f"One-click sign-ins: {ADDRESS}/demo/sign-in/   Mails: {ADDRESS}/demo/mail/",
        flush=True,
    )
    print("Stop with Ctrl-C.\n", flush=True)


def main() -> None:
    started = time.monotonic()
    if not is_free(PORT):
        raise SystemExit(
            f"Port {PORT} is taken by another program. Choose one: make demo PORT=8080"
        )
    os.environ.update(ENVIRONMENT)
    os.environ.pop("DATABASE_URL", None)  # the demo never writes into another database
    VAR.mkdir(parents=True, exist_ok=True)

    wanted = fingerprint()
    if not (DATABASE.exists() and PREPARED.exists() and PREPARED.read_text() == wanted):
        prepare()
        PREPARED.write_text(wanted)
    print(
        f"Starting the web server and the worker ({time.monotonic() - started:.0f} s so far) …",
        flush=True,
    )
    serve()


if __name__ == "__main__":
    main()
