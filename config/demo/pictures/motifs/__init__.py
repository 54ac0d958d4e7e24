"""Motifs: each draws one food in a frame of about [-1, 1] x [-1, 0.85], standing on y = 0.8."""

from . import (  # noqa: F401
    berries,
    citrus,
    craft,
    fish,
    fungi,
    grain,
    jars,
    leaves,
    meat,
    nuts,
    orchard,
    packed,
    poultry,
    roots,
    tropics,
    tubers,
    vegetables,
)
from .registry import MOTIFS, Motif

__all__ = ["MOTIFS", "Motif"]
