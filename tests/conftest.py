"""What every test gets. The plumbing is in tests/plugins."""

from pathlib import Path

import pytest
from django.conf import settings as django_settings
from django.core.cache import cache
from django.core.files.storage import storages
from django.utils import translation
from pytest_django import Settings

from core.display import shell
from shop.shelf import held

pytest_plugins = [
    "tests.plugins.databases",
    "tests.plugins.parts",
    "tests.plugins.browser",
    "tests.plugins.world",
]


@pytest.fixture(autouse=True)
def nothing_held() -> None:
    """Start each test with an empty cache: rolled back rows give their numbers to the next."""
    cache.clear()
    held.forget()
    shell.forget()


@pytest.fixture(autouse=True)
def first_language() -> None:
    """Begin each test in Chinese: a page served in English leaves its language active."""
    translation.activate(django_settings.LANGUAGE_CODE)


@pytest.fixture(autouse=True)
def own_files(
    settings: Settings, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """Give each test empty folders for public and private files."""
    settings.MEDIA_ROOT = tmp_path / "media"
    # Fields hold the storage itself: a new setting would not reach it.
    place = str(tmp_path / "private")
    monkeypatch.setitem(vars(storages["private"]), "location", place)
