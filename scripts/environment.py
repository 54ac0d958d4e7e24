"""Make .venv hold exactly what a requirements file lists: `python scripts/environment.py app|dev`.

Runs on the Python of the machine, before anything is installed.
"""

import sys

if sys.version_info < (3, 11):  # noqa: UP036  said to people whose Python is older
    found = ".".join(str(number) for number in sys.version_info[:3])
    sys.exit("Shanhai needs Python 3.11 or newer, this is " + found + ".")

import ast
import hashlib
import importlib.util
import os
import subprocess
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
VENV = ROOT / ".venv"
PYTHON = VENV / ("Scripts" if os.name == "nt" else "bin") / "python"
# What uv is told when pip is set up for a mirror or a certificate of its own.
PIP_SETTINGS = {
    "index-url": "UV_DEFAULT_INDEX",
    "extra-index-url": "UV_INDEX",
    "cert": "SSL_CERT_FILE",
}


def fingerprint(kind: str) -> str:
    """Return what the environment of this kind was made from."""
    digest = hashlib.sha256(sys.version.encode())
    for name in ("bootstrap", kind):
        digest.update((ROOT / "requirements" / f"{name}.txt").read_bytes())
    return digest.hexdigest()


def stamp(kind: str) -> Path:
    return VENV / f".made-for-{kind}"


def is_current(kind: str) -> bool:
    """Say whether .venv serves this kind; the development set contains the application's."""
    return PYTHON.exists() and any(
        stamp(made).exists() and stamp(made).read_text() == fingerprint(made)
        for made in {kind, "dev"}
    )


def say_what_is_missing() -> None:
    missing = [
        name for name in ("venv", "ensurepip") if importlib.util.find_spec(name) is None
    ]
    if missing:
        sys.exit(
            f"Python's {' and '.join(missing)} module is missing. On Debian and Ubuntu: apt install python3-venv."
            " Elsewhere: install Python from its own installer or your package manager, with pip."
        )


def pip_settings() -> dict[str, str]:
    """Return pip's index and certificate settings as uv's variables."""
    listing = subprocess.run(
        [PYTHON, "-m", "pip", "config", "list"],
        capture_output=True,
        text=True,
        check=False,
    )
    found = {}
    for line in listing.stdout.splitlines():
        key, _, value = line.partition("=")
        variable = PIP_SETTINGS.get(key.rpartition(".")[2])
        if variable and value:
            found[variable] = ast.literal_eval(value)
    return found


def install(kind: str) -> None:
    """Install with uv, which takes seconds; with pip, which takes a minute, if uv cannot."""
    folder = ROOT / "requirements"
    pip_install = (
        "pip install --quiet --disable-pip-version-check --require-hashes --no-deps -r"
    )
    uv_sync = "uv pip sync --quiet --require-hashes"
    preferred = {"UV_SYSTEM_CERTS": "1", "UV_LINK_MODE": "copy", **pip_settings()}
    for_uv = {**preferred, **os.environ, "VIRTUAL_ENV": str(VENV)}

    run(pip_install, folder / "bootstrap.txt").check_returncode()
    if run(uv_sync, folder / f"{kind}.txt", env=for_uv).returncode:
        print("  uv could not install; trying pip, which takes longer …", flush=True)
        run(pip_install, folder / f"{kind}.txt").check_returncode()


def run(
    module: str, file: Path, env: dict[str, str] | None = None
) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(
        [str(PYTHON), "-m", *module.split(), str(file)], env=env, check=False
    )


def make(kind: str) -> None:
    say_what_is_missing()
    started = time.monotonic()
    print(f"Environment: installing requirements/{kind}.txt into .venv …", flush=True)
    for old in ("app", "dev"):
        stamp(old).unlink(missing_ok=True)
    if (
        not PYTHON.exists()
        or subprocess.run([PYTHON, "-c", ""], check=False).returncode
    ):
        subprocess.run([sys.executable, "-m", "venv", "--clear", VENV], check=True)
    install(kind)
    stamp(kind).write_text(fingerprint(kind))
    print(f"Environment: ready after {time.monotonic() - started:.0f} s", flush=True)


if __name__ == "__main__":
    wanted = sys.argv[1] if len(sys.argv) > 1 else "app"
    if not is_current(wanted):
        try:
            make(wanted)
        except subprocess.CalledProcessError as error:
            sys.exit(
                f"The environment could not be made: {error}. Is the package index reachable?"
            )
