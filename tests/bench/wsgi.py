"""Our application as the benchmarks serve it: as it is, and with nothing held."""

from collections.abc import Callable, Iterable
from typing import Any

from config.wsgi import application
from core.display import shell
from shop.shelf import boards, held

__all__ = ["application", "cold"]


def cold(
    environ: dict[str, Any], start_response: Callable[..., Any]
) -> Iterable[bytes]:
    """Answer with every held piece forgotten."""
    forget()
    return application(environ, start_response)


def forget() -> None:
    """Forget what is held; the board stays, being an index that a process makes once at its start."""
    board = boards.holder.board
    held.forget()
    shell.forget()
    boards.holder.board = board
