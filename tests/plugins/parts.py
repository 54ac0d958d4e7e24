"""Parts that a machine may lack: a test that needs one is skipped by name, and fails in CI, where nothing may be missing."""

import os

import pytest
from django.conf import settings

NEEDS = {
    "elastic": ("ELASTICSEARCH_URL", "Elasticsearch"),
    "redis": ("REDIS_URL", "Redis"),
    "browser": ("CHROMIUM", "Chromium"),
    "epcis_schemas": ("EPCIS_SCHEMAS", "the EPCIS schemas"),
}


def pytest_runtest_setup(item: pytest.Item) -> None:
    if (
        item.get_closest_marker("postgres")
        and "postgresql" not in settings.DATABASES["default"]["ENGINE"]
    ):
        pytest.skip("needs PostgreSQL")
    for marker, (variable, part) in NEEDS.items():
        if item.get_closest_marker(marker) and not os.environ.get(variable):
            missing = pytest.fail if os.environ.get("CI") else pytest.skip
            missing(f"needs {part}: {variable} is not set (`make test` sets it)")
