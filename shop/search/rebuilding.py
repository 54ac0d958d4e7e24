"""Making the whole index anew, telling how far it is."""

from collections.abc import Callable
from datetime import datetime

from . import actions, stores
from .registry import sources


def rebuild_everything(*, at: datetime, tell: Callable[[int, int], None]) -> None:
    """Describe everything that may be found anew, then build the index; `tell` hears what is done, and of how many."""
    known = sources()
    for place, (name, source) in enumerate(known.items()):
        tell(place, len(known) + 1)
        actions.rebuild(kind=name, source=source, at=at)
    tell(len(known), len(known) + 1)
    stores.current().rebuild()
    tell(len(known) + 1, len(known) + 1)
