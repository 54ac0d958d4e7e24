"""Which request the running code serves, for those who are not handed it: the audit log."""

from contextvars import ContextVar
from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest


@dataclass(frozen=True)
class Serving:
    """A request, its number, and the network that it came from."""

    request: HttpRequest
    request_id: str
    ip_prefix: str


# None in a worker or a command.
serving: ContextVar[Serving | None] = ContextVar("serving", default=None)


def asker() -> Any:
    """Return who makes the request, for receivers, which are not told; None in a worker or a command."""
    now = serving.get()
    return getattr(now.request, "user", None) if now else None
