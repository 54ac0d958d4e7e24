"""Ids that stand twice, and names of things that are not there."""

from collections.abc import Collection, Iterable, Iterator, Sequence

from matchmaking.scheduling.faults import fault
from matchmaking.wording import Sentence
from matchmaking.wording import gettext_noop as _


def repeated(place: str, ids: Sequence[str]) -> Iterator[Sentence]:
    """Yield a fault for each id that stood before, or is empty."""
    seen: set[str] = set()
    for number, each in enumerate(ids):
        if not each:
            yield fault(f"{place}[{number}].id", _("%(place)s: is empty."))
        elif each in seen:
            yield fault(
                f"{place}[{number}].id",
                _("%(place)s: the id “%(id)s” stands twice."),
                id=each,
            )
        seen.add(each)


def unknown_slots(
    place: str, named: Iterable[str], known: Collection[str]
) -> Iterator[Sentence]:
    """Yield a fault for each slot that the event does not have."""
    for each in sorted(named):
        if each not in known:
            yield fault(place, _("%(place)s: there is no slot “%(id)s”."), id=each)


def negative(place: str, number: int) -> Iterator[Sentence]:
    if number < 0:
        yield fault(place, _("%(place)s: must not be negative."))
