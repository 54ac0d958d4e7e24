"""What every test gets. The plumbing is in tests/plugins."""

from pathlib import Path

import pytest
from django.core.cache import cache
from pytest_django import Settings

pytest_plugins = [
    "tests.plugins.databases",
    "tests.plugins.parts",
    "tests.plugins.browser",
]


@pytest.fixture(autouse=True)
def nothing_held() -> None:
    """Start each test with an empty cache."""
    cache.clear()


@pytest.fixture(autouse=True)
def own_files(settings: Settings, tmp_path: Path) -> None:
    """Give each test empty folders for public and private files."""
    settings.MEDIA_ROOT = tmp_path / "media"
    settings.PRIVATE_ROOT = tmp_path / "private"
