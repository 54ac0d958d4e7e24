"""Reads for the search pages."""

from .finding import Finding, Request, Way, find, suggest
from .lost import Relaxation, relaxations

__all__ = ["Finding", "Relaxation", "Request", "Way", "find", "relaxations", "suggest"]
