"""The picture press: every picture of the demo world is printed by code from a seed, without a photograph."""

from .prints import avatar, hero, mark, pack, panel, product, village

__all__ = ["avatar", "hero", "mark", "pack", "panel", "product", "village"]
