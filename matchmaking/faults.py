"""A file, a problem or an option that cannot be used, with every fault named in a sentence."""

import json
from collections.abc import Iterable, Iterator, Sequence

from matchmaking.wording import Sentence
from matchmaking.wording import gettext_noop as _

LONGEST = 40  # characters of a value that a sentence repeats


class FaultyInputError(Exception):
    """What was handed in cannot be used; `faults` says why, one sentence a fault, each with its place."""

    def __init__(self, faults: Sequence[Sentence]) -> None:
        super().__init__("\n".join(map(str, faults)))
        self.faults = tuple(faults)


def fault(place: str, template: str, **values: object) -> Sentence:
    """Return a problem with its place, such as `buyers[3].needs[0].from`; the file itself has none."""
    where = place.removeprefix(".") or Sentence(_("the file"))
    problem = Sentence(template, values)
    return Sentence(_("%(place)s: %(problem)s"), {"place": where, "problem": problem})


def must_be(place: str, what: Sentence, value: object) -> Sentence:
    template = _("must be %(what)s, not %(value)s.")
    return fault(place, template, what=what, value=shown(value))


def shown(value: object) -> str:
    """Return a value as it stands in the file, cut to what a line can hold."""
    if isinstance(value, dict | list):
        return "{…}" if isinstance(value, dict) else "[…]"
    written = json.dumps(value, ensure_ascii=False)
    return written if len(written) <= LONGEST else f"{written[: LONGEST - 1]}…"


def repeated(keys: Iterable[tuple[str, str]]) -> Iterator[Sentence]:
    """Yield a fault for each key that stands at an earlier place already."""
    first: dict[str, str] = {}
    for place, key in keys:
        if key in first:
            text = _("“%(key)s” stands at %(first)s already.")
            yield fault(place, text, key=key, first=first[key].removeprefix("."))
        first.setdefault(key, place)
