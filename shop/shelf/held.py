"""What a process holds: rendered pieces and counts under keys that change with what they show.

A key carries the version, the stamp or the day of what it stands for, so nothing is ever invalidated; what is no
longer asked for is forgotten in time.
"""

from collections.abc import Callable, Hashable
from datetime import datetime
from typing import Generic, TypeVar

Value = TypeVar("Value")
TEN_MINUTES = 600
_forgetting: list[Callable[[], None]] = []


class Generations(Generic[Value]):
    """A dictionary that forgets what was not asked for while it was filled twice."""

    def __init__(self, size: int) -> None:
        self.size = size
        self.young: dict[Hashable, Value] = {}
        self.old: dict[Hashable, Value] = {}
        on_forget(self.clear)

    def get(self, key: Hashable) -> Value | None:
        found = self.young.get(key)
        if found is None:
            found = self.old.get(key)
            if found is not None:
                self.put(key, found)
        return found

    def put(self, key: Hashable, value: Value) -> None:
        if len(self.young) >= self.size:
            self.old, self.young = self.young, {}
        self.young[key] = value

    def get_or_make(self, key: Hashable, make: Callable[[], Value]) -> Value:
        found = self.get(key)
        if found is None:
            found = make()
            self.put(key, found)
        return found

    def clear(self) -> None:
        self.young, self.old = {}, {}


def slot(at: datetime, seconds: int = TEN_MINUTES) -> int:
    """Return the stretch of time that a moment lies in: in a key, it renews what has no version."""
    return int(at.timestamp()) // seconds


def on_forget(clear: Callable[[], None]) -> None:
    """Have `clear` called by `forget`."""
    _forgetting.append(clear)


def forget() -> None:
    """Drop everything held in this process: between tests, where rolled back rows give their numbers to the next."""
    for clear in _forgetting:
        clear()
