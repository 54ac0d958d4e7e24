"""Reads for the search pages."""

from .facets import price_text
from .finding import Finding, Request, Way, find, suggest
from .labels import Label, labels_of
from .lost import Relaxation, relaxations
from .page import Page, in_season, page

__all__ = [
    "Finding",
    "Label",
    "Page",
    "Relaxation",
    "Request",
    "Way",
    "find",
    "in_season",
    "labels_of",
    "page",
    "price_text",
    "relaxations",
    "suggest",
]
