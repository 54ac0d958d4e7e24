import pytest

from shop.shelf import stamps


@pytest.fixture
def stamps_read_once(monkeypatch):
    """Read the stamps once, however slow the machine: a page costs one query more each second."""
    monkeypatch.setattr(stamps, "LONGEST_SECONDS", 3600.0)
