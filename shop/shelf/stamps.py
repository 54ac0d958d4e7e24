"""Counters that every process compares with what it holds; bumped after the commit, in a statement of their own.

Bumping inside the transaction would make the counter's row a lock that all writers wait for. A process reads the
counters at most once a second: what hangs on them are counts and names of filters, never a price, a stock or a
certificate.
"""

import time
from collections import Counter
from functools import partial

from django.db import transaction
from django.db.models import F

from .held import on_forget
from .models import Stamp

SHELVES = "shelves"
CATEGORIES = "categories"
PAGES = "pages"
SEARCH = "search"
LONGEST_SECONDS = 1.0


class Reading:
    """The counters as this process read them last, and what it will add to them itself."""

    def __init__(self) -> None:
        self.values: dict[str, int] = {}
        self.own: Counter[str] = Counter()
        self.read_at: float | None = None

    def forget(self) -> None:
        self.read_at = None


_reading = Reading()
on_forget(_reading.forget)


def current(name: str) -> int:
    """Return a counter, at most a second old."""
    now = time.monotonic()
    if _reading.read_at is None or now - _reading.read_at > LONGEST_SECONDS:
        _reading.values = dict(Stamp.objects.values_list("name", "value"))
        _reading.read_at = now
    return _reading.values.get(name, 0) + _reading.own[name]


def all_now() -> tuple[int, ...]:
    """Return every counter as it is now: the key of a page that may show anything, what comes back on sale too."""
    _reading.forget()
    return current(SHELVES), current(CATEGORIES), current(PAGES)


def bump(name: str) -> None:
    """Raise a counter now."""
    if not Stamp.objects.filter(pk=name).update(value=F("value") + 1):
        _stamp, is_new = Stamp.objects.get_or_create(name=name, defaults={"value": 1})
        if not is_new:
            Stamp.objects.filter(pk=name).update(value=F("value") + 1)
    _reading.forget()


def bump_on_commit(name: str) -> None:
    """Raise a counter once the transaction has committed; what this process holds is old at once."""
    _reading.own[name] += 1
    transaction.on_commit(partial(bump, name))
