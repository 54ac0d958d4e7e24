"""Which request the running code serves, for those who are not handed it: the audit log."""

from contextvars import ContextVar
from dataclasses import dataclass


@dataclass(frozen=True)
class Serving:
    """A request by its number, and the network that it came from."""

    request_id: str
    ip_prefix: str


# None in a worker or a command.
serving: ContextVar[Serving | None] = ContextVar("serving", default=None)
