"""Whom one may sign in as."""

from typing import Any

from .seeding.world import read


def people() -> list[dict[str, Any]]:
    """Return those who have something to do in what stands today."""
    return [one for one in read("people.toml")["people"] if one["persona"] in SHOWN]


def person(persona: str) -> dict[str, Any] | None:
    return next((one for one in people() if one["persona"] == persona), None)


SHOWN = ("consumer", "officer", "staff")
