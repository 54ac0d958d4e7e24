"""The catalogue of Chinese sentences, compiled: a terminal reads it from a file."""

import pytest

from core.management.commands.compile_catalogs import compile_catalog
from matchmaking.wording import LOCALE, catalogue


@pytest.fixture(autouse=True, scope="session")
def compiled() -> None:
    compile_catalog(LOCALE / "zh_Hans" / "LC_MESSAGES" / "django.po")
    catalogue.cache_clear()
