"""A file or a problem that cannot be used, with every fault named in a sentence."""

from collections.abc import Sequence

from matchmaking.wording import Sentence


class FaultyInputError(Exception):
    """What was handed in cannot be used; `faults` says why, one sentence a fault, each with its place."""

    def __init__(self, faults: Sequence[Sentence]) -> None:
        super().__init__("; ".join(str(fault) for fault in faults))
        self.faults = tuple(faults)


def fault(place: str, template: str, **values: object) -> Sentence:
    """Return the sentence of a fault; its template begins with `%(place)s: `."""
    return Sentence(template, {"place": place, **values})
