"""The files that the architecture tests read."""

from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PACKAGES = ("core", "shop", "cms", "matchmaking", "config")


def files(pattern: str, *folders: str) -> Iterator[Path]:
    """Yield our own files: not migrations, not vendored ones."""
    for folder in folders or PACKAGES:
        for path in sorted((ROOT / folder).rglob(pattern)):
            if not {"migrations", "vendor", "__pycache__"} & set(path.parts):
                yield path


def name_of(path: Path) -> str:
    return str(path.relative_to(ROOT))
