"""What tests of editors' pages need."""

import pytest
from django.contrib.contenttypes.models import ContentType
from django.core.cache import cache, caches

from shop.shelf import held


@pytest.fixture
def new_process(settings):
    """Hold nothing, as a process that has just begun, with the cache in the database."""
    settings.CACHES = {
        **settings.CACHES,
        "default": settings.CACHES["database"],
        "renditions": settings.CACHES["default"],
    }

    def begin():
        cache.clear()
        caches["renditions"].clear()
        held.forget()
        ContentType.objects.clear_cache()

    return begin
