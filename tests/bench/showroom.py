"""The demo world as production would serve it: what page weights and Lighthouse look at."""

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager

from scripts.demo import fingerprint
from scripts.services.process import free_port
from tests.bench import sites

DATABASE = sites.OURS / "showroom.sqlite3"
PREPARED = sites.OURS / "showroom.prepared"
Samples = dict[str, dict[str, str]]


def prepare() -> dict[str, str]:
    """Seed the small demo world unless it stands, and return the site's environment."""
    sites.OURS.mkdir(parents=True, exist_ok=True)
    env = sites.ours_env(f"sqlite:///{DATABASE}", BENCH_PROXIED="1")
    wanted = fingerprint()
    if not PREPARED.exists() or PREPARED.read_text() != wanted or not DATABASE.exists():
        print("Making the demo world …", flush=True)
        for file in DATABASE.parent.glob(f"{DATABASE.name}*"):
            file.unlink()
        sites.migrate(env)
        sites.seed(env, "s")
        PREPARED.write_text(wanted)
    sites.collect(env)
    return env


def samples(env: dict[str, str]) -> Samples:
    """Return an address of each kind of page."""
    done = subprocess.run(
        [sys.executable, "-m", "tests.bench.samples"],
        cwd=sites.ROOT,
        env={**os.environ, **env},
        capture_output=True,
        text=True,
        check=True,
    )
    found: Samples = json.loads(done.stdout.splitlines()[-1])
    return found


@contextmanager
def opened() -> Iterator[tuple[str, Samples]]:
    """Serve the showroom; yields its origin and the addresses to look at."""
    env, port = prepare(), free_port()
    env |= {"PORT": str(port)}
    shown = samples(env)
    with sites.served(sys.executable, "tests.bench.proxied:application", env, port):
        yield f"http://127.0.0.1:{port}", shown
