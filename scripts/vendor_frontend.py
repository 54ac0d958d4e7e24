"""Fetch the front-end files that others wrote, check them against the lock, and keep their licences beside them.

Run `python scripts/vendor_frontend.py` after changing LOCK; `npm` brings the packages. The files are committed: the
site needs neither npm nor the network.
"""

import hashlib
import shutil
import subprocess
import sys
import tarfile
import tempfile
from dataclasses import dataclass
from pathlib import Path

VENDOR = Path(__file__).resolve().parents[1] / "static" / "vendor"


@dataclass(frozen=True)
class Vendored:
    """A package, and which of its files become ours: path in the package → name here and sha256."""

    package: str
    version: str
    files: dict[str, tuple[str, str]]


LOCK = (
    Vendored(
        package="htmx.org",
        version="2.0.11",
        files={
            "dist/htmx.min.js": (
                "htmx.min.js",
                "d6fdc75f204e6bdefa99b69bf1e6d4ac69b8a364f77929f45c13476b4000f717",
            ),
            "LICENSE": (
                "htmx.LICENSE",
                "d3d2456f76414f2456104660ebd65aff1c04cd7966b942bdabd63f3cdb316a38",
            ),
        },
    ),
)


def digest(path: Path) -> str:
    """Return the sha256 of a file."""
    return hashlib.sha256(path.read_bytes()).hexdigest()


def unpack(vendored: Vendored, folder: Path) -> Path:
    """Fetch the package into the folder and return where its files lie."""
    npm = shutil.which("npm") or sys.exit("npm was not found")
    name = f"{vendored.package}@{vendored.version}"
    subprocess.run(
        [npm, "pack", "--silent", name],
        cwd=folder,
        check=True,
        stdout=subprocess.DEVNULL,
    )
    archive = next(folder.glob("*.tgz"))
    with tarfile.open(archive) as tar:
        tar.extractall(folder, filter="data")
    return folder / "package"


def fetch(vendored: Vendored) -> None:
    """Copy the locked files; stop before anything is written when one differs."""
    with tempfile.TemporaryDirectory() as name:
        package = unpack(vendored, Path(name))
        for source, (_target, wanted) in vendored.files.items():
            if (found := digest(package / source)) != wanted:
                sys.exit(
                    f"{vendored.package} {source}: sha256 is {found}, locked is {wanted}"
                )
        for source, (target, _wanted) in vendored.files.items():
            shutil.copyfile(package / source, VENDOR / target)


if __name__ == "__main__":
    VENDOR.mkdir(exist_ok=True)
    for item in LOCK:
        fetch(item)
