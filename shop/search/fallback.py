"""A search server with the database behind it: an answer with a note instead of an error."""

import logging
import time
from collections.abc import Callable, Iterable
from dataclasses import replace
from typing import TypeVar

from elastic_transport import TransportError
from elasticsearch import ApiError

from .breaker import Breaker
from .elastic import ElasticStore
from .interface import Hit, Query, Results, SearchStore

logger = logging.getLogger(__name__)
T = TypeVar("T")
FAILURES = (TransportError, ApiError)


class FallbackStore:
    """Asks the server; while it fails, the database answers."""

    def __init__(
        self,
        server: ElasticStore,
        database: SearchStore,
        breaker: Breaker | None = None,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self.server = server
        self.database = database
        self.breaker = breaker or Breaker()
        self.clock = clock

    def search(self, query: Query) -> Results:
        answer = self._ask(lambda: self.server.search(query))
        return (
            replace(self.database.search(query), is_degraded=True)
            if answer is None
            else answer
        )

    def suggest(self, query: Query) -> tuple[Hit, ...]:
        answer = self._ask(lambda: self.server.suggest(query))
        return self.database.suggest(query) if answer is None else answer

    def _ask(self, question: Callable[[], T]) -> T | None:
        if self.breaker.is_open(self.clock()):
            return None
        try:
            answer = question()
        except FAILURES as error:
            self.breaker.fail(self.clock())
            logger.warning("The search server did not answer: %s", error)
            return None
        self.breaker.succeed()
        return answer

    def upsert(self, pks: Iterable[int]) -> None:
        self.server.upsert(pks)

    def delete(self, pks: Iterable[int]) -> None:
        self.server.delete(pks)

    def catch_up(self) -> int:
        """Tell the server what it has not been told, and return how much that was."""
        return self.server.catch_up()

    def rebuild(self) -> int:
        self.database.rebuild()
        return self.server.rebuild()
