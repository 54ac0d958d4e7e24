"""Counters that every process compares with what it holds; bumped after the commit, in a statement of their own.

Bumping inside the transaction would make the counter's row a lock that all writers wait for.
"""

from django.db.models import F

from .models import Stamp

SHELVES = "shelves"


def bump(name: str) -> None:
    if not Stamp.objects.filter(pk=name).update(value=F("value") + 1):
        Stamp.objects.get_or_create(name=name, defaults={"value": 1})


def read(name: str) -> int:
    return Stamp.objects.filter(pk=name).values_list("value", flat=True).first() or 0
