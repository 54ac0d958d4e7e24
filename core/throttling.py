"""How many requests of a kind one person may make: counted in windows, answered with 429 beyond.

The counts are in the cache `throttles`; where that is Redis and Redis is away, they are in the database.
"""

import time
from collections.abc import Callable
from functools import wraps
from typing import Any

from allauth.core.internal.ratelimit import get_ip
from django.conf import settings
from django.contrib.auth import SESSION_KEY
from django.core.cache import caches
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

View = Callable[..., HttpResponse]
A_MINUTE = 60


def who(request: HttpRequest) -> str:
    """Return whom to count: a signed-in person, else an address; many people of one canteen share an address."""
    if settings.SESSION_COOKIE_NAME in request.COOKIES:
        user_id = request.session.get(SESSION_KEY)
        if user_id:
            return f"user:{user_id}"
    return f"ip:{get_ip(request)}"


def seconds_to_wait(name: str, asker: str, now: float) -> int:
    """Count one request; return 0, or in how many seconds the next is welcome."""
    most, seconds = settings.THROTTLES[name]
    window = int(now // seconds)
    key = f"throttle:{name}:{asker}:{window}"
    counts = caches["throttles"]
    if counts.add(key, 1, seconds):
        return 0
    try:
        made = counts.incr(key)
    except ValueError:  # it ended between the two
        return 0
    return 0 if made <= most else int((window + 1) * seconds - now) + 1


def throttle(name: str, method: str = "POST") -> Callable[[View], View]:
    """Limit a view's requests of one method to the rate that `THROTTLES` gives the name."""

    def decorate(view: View) -> View:
        @wraps(view)
        def limited(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
            if request.method == method:
                wait = seconds_to_wait(name, who(request), time.time())
                if wait:
                    return too_many(request, wait=wait)
            return view(request, *args, **kwargs)

        return limited

    return decorate


def too_many(
    request: HttpRequest, _exception: object = None, *, wait: int = A_MINUTE
) -> HttpResponse:
    """Say that it is too much now, and when to come again."""
    response = render(request, "429.html", status=429)
    response.headers["Retry-After"] = str(wait)
    response.headers["Cache-Control"] = "no-store"
    return response
