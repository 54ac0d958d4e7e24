"""Two sites on one PostgreSQL: a stock Oscar that we build, and ours; the same server settings for both."""

import os
import signal
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
STOCK = ROOT / "var" / "cache" / "stock"
OURS = ROOT / "var" / "bench"
REQUIREMENTS = (
    "django-oscar[sorl-thumbnail]==4.2.*",
    "django>=5.2,<5.3",
    "django-treebeard>=5.3,<6",
    "gunicorn>=27",
    "psycopg[binary]>=3.3",
    "whitenoise>=6.12",
    "pillow",
)
BACK_OFFICES = (
    "admin",
    "oscar",
    "wagtail*",
    "treebeard",
    "modeltranslation",
    "django_tables2",
)
WORKERS = 2
START_SECONDS = 180


def stop_in_order() -> None:
    """Have SIGTERM stop the servers that were started, as Ctrl-C does."""
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))


def run(command: list[str | Path], *, env: Mapping[str, str], cwd: Path = ROOT) -> None:
    """Run a step of the set-up; its output is shown only when it fails."""
    done = subprocess.run(
        command,
        env={**os.environ, **env},
        cwd=cwd,
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode:
        raise RuntimeError(f"{command}: {done.stdout[-2000:]}{done.stderr[-4000:]}")


def ours_env(database_url: str, **more: str) -> dict[str, str]:
    return {
        "DATABASE_URL": database_url,
        "DJANGO_SETTINGS_MODULE": "tests.bench.settings",
        "VAR_DIR": str(OURS),
        "REDIS_URL": "",
        "SEARCH_STORE": "database",
        **more,
    }


def manage(env: Mapping[str, str], *arguments: str) -> None:
    run([sys.executable, "manage.py", *arguments], env=env)


def migrate(env: Mapping[str, str]) -> None:
    manage(env, "compile_catalogs", "-v0")
    manage(env, "migrate", "-v0")
    manage(env, "createcachetable")


def seed(env: Mapping[str, str], size: str) -> None:
    manage({**env, "BENCH_SEEDING": "1"}, "seed_demo", "--size", size)


def collect(env: Mapping[str, str]) -> None:
    """Hash and compress the static files as a release does, without those of the back offices."""
    left_out = [part for name in BACK_OFFICES for part in ("--ignore", name)]
    manage(env, "compile_catalogs", "-v0")
    manage(env, "collectstatic", "--noinput", "-v0", *left_out)


def stock_python() -> Path:
    """Make the environment of the stock project, with Haystack this time, and return its Python."""
    venv = STOCK / "venv"
    python, ready = venv / "bin" / "python", venv / "ready"
    if not ready.exists():
        uv = Path(sys.executable).with_name("uv")
        run([uv, "venv", "--quiet", "--clear", venv], env={})
        install = [uv, "pip", "install", "--quiet", "--system-certs"]
        run([*install, "--python", python, *REQUIREMENTS], env={})
        ready.touch()
    return python


def stock_env(database: Mapping[str, str]) -> dict[str, str]:
    return {
        **database,
        "STOCK_STATIC": str(STOCK / "static"),
        "STOCK_MEDIA": str(STOCK / "media"),
        "PYTHONPATH": str(Path(__file__).parent),
        "DJANGO_SETTINGS_MODULE": "stock.settings",
        "PYTHONWARNINGS": "ignore",
    }


def fill_stock(
    python: Path, env: Mapping[str, str], goods: Path, addresses: Path
) -> None:
    """Migrate and fill the stock project."""
    run([python, "-m", "django", "migrate", "-v0"], env=env)
    run([python, "-m", "stock.fill", goods, addresses], env=env)


def collect_stock(python: Path, env: Mapping[str, str]) -> None:
    run([python, "-m", "django", "collectstatic", "--noinput", "-v0"], env=env)


@contextmanager
def served(
    python: str | Path, app: str, env: Mapping[str, str], port: int
) -> Iterator[int]:
    """Serve a WSGI application by gunicorn and yield the pid of its master."""
    options = [
        "-w",
        str(WORKERS),
        "--timeout",
        "120",
        "--log-level",
        "error",
        "--no-control-socket",
    ]
    command = [python, "-m", "gunicorn", app, "-b", f"127.0.0.1:{port}", *options]
    process = subprocess.Popen(command, cwd=ROOT, env={**os.environ, **env})
    try:
        wait_for(f"http://127.0.0.1:{port}/robots.txt", process)
        yield process.pid
    finally:
        process.terminate()
        process.wait(30)


def wait_for(address: str, process: subprocess.Popen[bytes]) -> None:
    deadline = time.monotonic() + START_SECONDS
    while time.monotonic() < deadline and process.poll() is None:
        try:
            urllib.request.urlopen(address, timeout=5)  # noqa: S310 - our own server
        except urllib.error.HTTPError:
            return
        except OSError:
            time.sleep(0.3)
        else:
            return
    raise RuntimeError(f"{address} does not answer")
