"""Our application as the benchmarks serve it: as it is, and with nothing held."""

from collections.abc import Callable, Iterable
from typing import Any

from config.wsgi import application
from shop.catalogue import listing
from shop.shelf import boards, held

__all__ = ["application", "cold"]


def cold(
    environ: dict[str, Any], start_response: Callable[..., Any]
) -> Iterable[bytes]:
    """Answer with every held piece forgotten; the board stays, being an index that a process makes once at its start."""
    board = boards.holder.board
    held.forget()
    listing.held_labels.clear()
    boards.holder.board = board
    return application(environ, start_response)
