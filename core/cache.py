"""Redis as the cache, and the database in its place while it does not answer.

Sessions and the counts of tries live here: without Redis nobody is signed out, and nobody may guess for ever.
"""

import logging
import time
from collections.abc import Callable
from functools import wraps
from typing import Any

from django.core.cache import caches
from django.core.cache.backends.redis import RedisCache
from redis.exceptions import ConnectionError as NoConnection
from redis.exceptions import TimeoutError as NoAnswer

logger = logging.getLogger(__name__)
REST_SECONDS = 5


def or_in_database(name: str) -> Callable[..., Any]:
    """Return a method of the cache that goes to the database when Redis does not answer, and for a while after."""
    method = getattr(RedisCache, name)

    @wraps(method)
    def call(self: "RedisOrDatabase", *args: Any, **kwargs: Any) -> Any:
        if time.monotonic() >= RedisOrDatabase.rests_until:
            try:
                return method(self, *args, **kwargs)
            except (NoConnection, NoAnswer):
                RedisOrDatabase.rests_until = time.monotonic() + REST_SECONDS
                logger.exception("Redis does not answer; the database stands in")
        return getattr(caches["database"], name)(*args, **kwargs)

    return call


class RedisOrDatabase(RedisCache):
    """Django's cache in Redis with the table `core_cache` behind it."""

    rests_until = 0.0

    add = or_in_database("add")
    get = or_in_database("get")
    set = or_in_database("set")
    touch = or_in_database("touch")
    delete = or_in_database("delete")
    has_key = or_in_database("has_key")
    incr = or_in_database("incr")
    get_many = or_in_database("get_many")
    set_many = or_in_database("set_many")
    delete_many = or_in_database("delete_many")
    clear = or_in_database("clear")
