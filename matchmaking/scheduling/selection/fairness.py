"""What it costs to serve everybody: the curve from most utility to the fewest promised meetings missing."""

from dataclasses import dataclass

import numpy as np

from matchmaking.scheduling.arrays import Event, Ints
from matchmaking.scheduling.selection.demand import Bonuses, meetings_of
from matchmaking.scheduling.selection.select import select
from matchmaking.wording import gettext_noop as _

SHAPE = (100, 60, 30, 10)  # of the bonuses for the first, second … meeting
PERCENT = (0, 10, 25, 50, 100, 200)  # of the largest utility of one meeting
TEN_THOUSAND = 10_000
FEWEST_MISSING = _("fewest missing")
WORD = (
    2**61
)  # costs of a flow, times its nodes and summed, stay within a signed machine word


@dataclass(frozen=True, slots=True)
class Spread:
    """How meetings are spread over some participants."""

    label: str  # a side or a group; empty: everybody
    participants: int
    meetings: int  # seats: a meeting counts for each participant
    missing: int  # meetings that are promised and not had
    under_minimum: int
    without: int
    gini: int  # 0: all have as many, 10,000: one has all


@dataclass(frozen=True, slots=True)
class Fairness:
    """One position of the dial."""

    label: str
    bonuses: Bonuses
    utility: int
    everybody: Spread
    by_side: tuple[Spread, ...]
    by_group: tuple[Spread, ...]


def fairness_curve(event: Event) -> tuple[Fairness, ...]:
    """Return what is chosen from utility alone to the fewest missing, for the minima the participants have."""
    return tuple(fairness_at(event, label, bonuses) for label, bonuses in levels(event))


def levels(event: Event) -> tuple[tuple[str, Bonuses], ...]:
    """Return the positions of the dial with their bonuses, rising."""
    top = int(event.utility.max(initial=1))
    most = max(1, int(event.minimum.max(initial=0)))
    shape = SHAPE[:most]
    some = tuple(
        (f"{each} %", tuple(top * part * each // TEN_THOUSAND for part in shape))
        for each in PERCENT
    )
    return (*some, (FEWEST_MISSING, minima_first(event)))


def minima_first(event: Event) -> Bonuses:
    """Return the bonus under which the fewest promised meetings are missing in all, and then utility is most.

    Each promised meeting is worth more than all requests together, whoever has it, so that bonuses never rise.
    With 20,000 participants, 20 meetings promised to each and 200,000 requests a machine word holds that up to a mean
    utility of ten million; above it, missing meetings still count alike, but the utility of thousands may outweigh one.
    """
    promised = int(np.minimum(event.minimum, event.maximum).sum())
    nodes = 2 * event.participants + 6
    return (min(int(event.utility.sum()) + 1, WORD // max(nodes, 2 * promised)),)


def fairness_at(event: Event, label: str, bonuses: Bonuses) -> Fairness:
    """Return utility and spread of the selection under these bonuses."""
    selection = select(event, bonuses)
    meetings = meetings_of(event, selection.chosen)
    people = event.problem.participants
    return Fairness(
        label,
        bonuses,
        selection.utility,
        spread(event, meetings, "", np.arange(len(people))),
        by_label(event, meetings, [each.side for each in people]),
        by_label(event, meetings, [each.group for each in people]),
    )


def by_label(event: Event, meetings: Ints, labels: list[str]) -> tuple[Spread, ...]:
    """Return the spread within each label that is not empty, in the order of the file."""
    members: dict[str, list[int]] = {}
    for person, label in enumerate(labels):
        if label:
            members.setdefault(label, []).append(person)
    return tuple(
        spread(event, meetings, label, np.array(those, np.int64))
        for label, those in members.items()
    )


def spread(event: Event, meetings: Ints, label: str, people: Ints) -> Spread:
    """Return the figures of these participants when everybody (P,) has so many meetings."""
    theirs = meetings[people]
    return Spread(
        label,
        len(people),
        int(theirs.sum()),
        int(np.maximum(0, event.minimum[people] - theirs).sum()),
        int((theirs < event.minimum[people]).sum()),
        int((theirs == 0).sum()),
        gini(theirs),
    )


def gini(counts: Ints) -> int:
    """Return the Gini coefficient in ten-thousandths, half up: the mean difference over twice the mean."""
    total, number = int(counts.sum()), len(counts)
    if not total:
        return 0
    ranks = 2 * np.arange(1, number + 1) - number - 1
    weighted = int((ranks * np.sort(counts)).sum())
    return (2 * TEN_THOUSAND * weighted + number * total) // (2 * number * total)
