"""Stops asking a server that does not answer, and tries again later."""

from collections import deque
from dataclasses import dataclass, field


@dataclass
class Breaker:
    """Opens after `limit` failures within `window` seconds and closes again after `rest` seconds."""

    limit: int = 5
    window: float = 30
    rest: float = 60
    failures: deque[float] = field(default_factory=deque)
    open_until: float = 0

    def is_open(self, now: float) -> bool:
        return now < self.open_until

    def succeed(self) -> None:
        self.failures.clear()

    def fail(self, now: float) -> None:
        self.failures.append(now)
        while self.failures[0] <= now - self.window:
            self.failures.popleft()
        if len(self.failures) >= self.limit:
            self.open_until = now + self.rest
            self.failures.clear()
