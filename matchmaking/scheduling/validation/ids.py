"""Ids that stand twice, and names of slots that are not there."""

from collections.abc import Collection, Iterable, Iterator, Sequence

from matchmaking import faults
from matchmaking.faults import fault
from matchmaking.wording import Sentence
from matchmaking.wording import gettext_noop as _


def repeated(place: str, ids: Sequence[str]) -> Iterator[Sentence]:
    """Yield a fault for each id that stood before."""
    return faults.repeated((f"{place}[{i}].id", each) for i, each in enumerate(ids))


def unknown_slots(
    place: str, named: Iterable[str], known: Collection[str]
) -> Iterator[Sentence]:
    """Yield a fault for each slot that the event does not have."""
    for each in sorted(named):
        if each not in known:
            yield fault(place, _("There is no slot “%(id)s”."), id=each)
