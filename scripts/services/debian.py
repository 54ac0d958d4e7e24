"""On Debian as root: install what the tests need and the machine lacks."""

import os
import shutil
import subprocess
from pathlib import Path

from scripts.services import elasticsearch, postgres
from scripts.services.chromium import chromium

CJK_FONT = Path("/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc")


def missing_packages() -> list[str]:
    has = {
        "postgresql": postgres.binaries() or os.environ.get("DATABASE_URL"),
        "redis-server": shutil.which("redis-server") or os.environ.get("REDIS_URL"),
        "chromium": chromium(),
        "fonts-noto-cjk": CJK_FONT.exists(),
        "default-jdk-headless": elasticsearch.java_home()
        or os.environ.get("ELASTICSEARCH_URL"),
        "maven": shutil.which("mvn") or os.environ.get("ELASTICSEARCH_URL"),
        "npm": shutil.which("npm"),
    }
    return [package for package, found in has.items() if not found]


def install_missing() -> None:
    """Install them; a failure is told later, by the part that is missing."""
    if os.geteuid() != 0 or not shutil.which("apt-get"):
        return
    packages = missing_packages()
    if not packages:
        return
    print(f"Installing {', '.join(packages)} …", flush=True)
    # RUNLEVEL=1: the packages' own servers are not started; the tests have theirs.
    quiet = {**os.environ, "DEBIAN_FRONTEND": "noninteractive", "RUNLEVEL": "1"}
    for command in (
        ["update", "-qq"],
        ["install", "-qq", "-y", "--no-install-recommends", *packages],
    ):
        subprocess.run(
            ["apt-get", *command], env=quiet, stdout=subprocess.DEVNULL, check=False
        )
