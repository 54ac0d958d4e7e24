"""`what-if`: what other tables, slots, representatives and promises are worth. Each answer is a bound, proven anew."""

from argparse import Namespace
from collections.abc import Callable, Sequence
from dataclasses import asdict, replace
from typing import Any

import numpy as np

from matchmaking.faults import FaultyInputError, fault
from matchmaking.scheduling.arrays import Event, event_of
from matchmaking.scheduling.cli.shown import shown
from matchmaking.scheduling.cli.solving import as_json
from matchmaking.scheduling.problem_file import load
from matchmaking.scheduling.selection import what_if
from matchmaking.scheduling.selection.fairness import Fairness, fairness_curve
from matchmaking.scheduling.selection.what_if import Guarantee, Outcome
from matchmaking.wording import Sentence, catalogue
from matchmaking.wording import gettext_noop as _

Answer = Outcome | Guarantee | Fairness
OUTCOME = (_("Possible utility"), _("Gain"), _("Meetings"))
TITLES = {
    "tables": _("So many pooled tables"),
    "slots": _("One slot fewer, one slot more"),
    "representatives": _("One more representative"),
    "minimum": _("So many meetings promised to everybody"),
    "dial": _(
        "From most utility to the fewest promised meetings missing (three each if the file promises none)"
    ),
}
USUAL_PROMISE = 3
HEADS = {
    "tables": (_("Tables"), *OUTCOME),
    "slots": (_("Slots more"), *OUTCOME),
    "representatives": (_("Participant"), *OUTCOME),
    "minimum": (
        _("Promised"),
        _("Utility"),
        _("Costs"),
        _("Missing"),
        _("Still below"),
        _("Never able"),
    ),
    "dial": (
        _("Bonus"),
        _("Utility"),
        _("Missing"),
        _("Under their minimum"),
        _("Without a meeting"),
        _("Gini"),
    ),
}


def run(given: Namespace) -> int:
    """Print the answers asked for, or all of them."""
    event = event_of(load(given.file))
    asked = [name for name in ANSWERS if getattr(given, name) not in (None, False)]
    for name in asked or list(ANSWERS):
        found = ANSWERS[name](event, getattr(given, name) or ())
        if given.json:
            record = {"question": name, "answers": [asdict(each) for each in found]}
            print(as_json(record))
        else:
            _show(name, found, given.language)
    return 0


def _tables(event: Event, counts: Sequence[int]) -> Sequence[Answer]:
    return what_if.tables(event, counts or None)


def _slots(event: Event, _asked: object) -> Sequence[Answer]:
    return what_if.slots(event.problem)


def _representatives(event: Event, ids: Sequence[str]) -> Sequence[Answer]:
    unknown = [each for each in ids if each not in event.problem.participant_index]
    if unknown:
        template = _("There is no participant “%(id)s”.")
        raise FaultyInputError(
            [fault("--representatives", template, id=each) for each in unknown]
        )
    if not ids:
        return what_if.representatives(event)
    index = event.problem.participant_index
    return [what_if.representative(event, index[each]) for each in ids]


def _minimum(event: Event, counts: Sequence[int]) -> Sequence[Answer]:
    return what_if.guarantees(event, counts) if counts else what_if.guarantees(event)


def _dial(event: Event, _asked: object) -> Sequence[Answer]:
    if not event.minimum.any():
        everybody = np.full(event.participants, USUAL_PROMISE, np.int64)
        event = replace(event, minimum=everybody)
    return fairness_curve(event)


ANSWERS: dict[str, Callable[[Event, Any], Sequence[Answer]]] = {
    "tables": _tables,
    "slots": _slots,
    "representatives": _representatives,
    "minimum": _minimum,
    "dial": _dial,
}


def _show(name: str, found: Sequence[Answer], language: str) -> None:
    print(Sentence(TITLES[name]).text(language))
    if not found:
        print(Sentence(_("Nobody's would add anything.")).text(language), end="\n\n")
        return
    rows = [_row(name, each, language) for each in found]
    print(shown(HEADS[name], rows, language), end="\n\n")


def _row(name: str, each: Answer, language: str) -> list[object]:
    if isinstance(each, Guarantee):
        left = [each.missing, each.below, each.unable]
        return [each.meetings, each.utility, -each.price, *left]
    if isinstance(each, Fairness):
        whole = each.everybody
        return [
            catalogue(language).gettext(each.label),
            each.utility,
            whole.missing,
            whole.under_minimum,
            whole.without,
            f"{whole.gini / 10_000:.3f}",
        ]
    label: object = each.label if name == "representatives" else each.amount
    return [label, each.utility_bound, each.gain, each.meetings]
