"""Addresses of stored pictures."""

import pytest
from django.core.files.storage import InMemoryStorage

from core import pictures

NAMES = ["cards/茶 1.webp", "cards/tea-2.avif"]


class Signing(InMemoryStorage):
    """A store whose addresses carry more than the name."""

    def url(self, name):
        return f"{super().url(name)}?signature={len(name)}"


@pytest.mark.parametrize("storage", [InMemoryStorage(base_url="/media/"), Signing()])
def test_addresses_are_those_that_the_storage_gives(storage):
    assert pictures.addresses(NAMES, storage) == [storage.url(name) for name in NAMES]


def test_no_name_has_no_address():
    assert pictures.addresses([]) == []
