"""Every route of the URLconf, and an address for each that needs only made-up arguments."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from django.urls import URLPattern, get_resolver
from django.urls.resolvers import RegexPattern
from django.utils.regex_helper import normalize

# The two back offices have hundreds of routes of their own: one rule each.
PREFIXES = ("cms/", "django-admin/")
MADE_UP = ("999999", "x", "b1d3f0b6-1f0e-4a62-9f8c-0d9f5f0d7a11", "en", "core", "user")


@dataclass(frozen=True)
class Route:
    name: str  # namespace:name, or the pattern of a route without a name
    pattern: str
    regex: str

    @property
    def address(self) -> str:
        """Return an address that this route answers, with arguments that name nothing.

        Raises:
            LookupError: when none of the made-up arguments fits.
        """
        for value in MADE_UP:
            for template, parameters in normalize(self.regex):
                address = template % dict.fromkeys(parameters, value)
                if re.search(self.regex, address):
                    return f"/{address}"
        raise LookupError(self.pattern)


def routes() -> list[Route]:
    return list(walk(get_resolver().url_patterns, ("", "^", "")))


def walk(patterns: list, so_far: tuple[str, str, str]) -> Iterator[Route]:
    text, regex, namespace = so_far
    for each in patterns:
        own = each.pattern.regex.pattern.removeprefix("^")
        if not isinstance(each.pattern, RegexPattern):
            own = own.replace(r"\Z", "$")
        step = (text + str(each.pattern), regex + own, namespace)
        if isinstance(each, URLPattern):
            name = f"{namespace}{each.name}" if each.name else step[0]
            yield Route(name, *step[:2])
        else:
            inner = f"{namespace}{each.namespace}:" if each.namespace else namespace
            yield from walk(each.url_patterns, (*step[:2], inner))


def public_routes() -> list[Route]:
    return [route for route in routes() if not route.pattern.startswith(PREFIXES)]


def routes_below(prefix: str) -> list[Route]:
    return [route for route in routes() if route.pattern.startswith(prefix)]
