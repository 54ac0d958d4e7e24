"""Every unmet request with its reason and what would make room for it."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

import numpy as np

from matchmaking.scheduling.arrays import Event, Ints
from matchmaking.scheduling.reasons.codes import reasons
from matchmaking.scheduling.reasons.fixes import Fix, Remedies
from matchmaking.scheduling.reasons.moves import moves_of
from matchmaking.scheduling.reasons.swaps import Swaps
from matchmaking.scheduling.reasons.usage import Usage, usage_of
from matchmaking.scheduling.reasons.words import words
from matchmaking.scheduling.schedule import Meeting, Reason, Unmet
from matchmaking.wording import Sentence

MOST_FIXES = 1_000  # of a schedule; further ones are looked for when they are asked for


@dataclass(frozen=True)
class Explanation:
    """Why a request is not held, and ways to hold it, the cheapest first."""

    request: str
    reason: Reason
    why: Sentence
    fixes: tuple[Fix, ...]


def explain(
    event: Event, meetings: Iterable[Meeting], requests: Iterable[str] | None = None
) -> Iterator[Explanation]:
    """Yield the explanation of each of these requests (None: of all) that is not held, one after the other.

    Raises:
        KeyError: a meeting or a request is not known.
    """
    usage = usage_of(event, meetings)
    index = event.problem.request_index
    wanted = None if requests is None else {index[each] for each in requests}
    unmet = usage.unmet
    if wanted is not None:
        unmet = unmet[np.isin(unmet, list(wanted))]
    yield from _explained(usage, unmet)


def unmet(
    event: Event, meetings: Iterable[Meeting], fixes: int = MOST_FIXES
) -> tuple[Unmet, ...]:
    """Return all requests that are not held with their reasons; the most useful ones, so many, with their cheapest fix."""
    usage = usage_of(event, meetings)
    left = usage.unmet
    order = np.lexsort((left, -event.utility[left]))
    best = np.sort(left[order[:fixes]])
    fix_of = {
        each.request: words(each.fixes[0])
        for each in _explained(usage, best)
        if each.fixes
    }
    found = []
    for k, reason, why in reasons(usage, left):
        name = event.problem.requests[k].id
        found.append(Unmet(name, reason, why, fix_of.get(name)))
    return tuple(found)


def _explained(usage: Usage, requests: Ints) -> Iterator[Explanation]:
    if not len(requests):
        return
    remedies = Remedies(usage)
    swaps, moves = Swaps(remedies), moves_of(usage)
    for k, reason, why in reasons(usage, requests):
        members = usage.event.members(k)
        found = [remedies.cheapest(k)]
        if reason is not Reason.NOT_PLACED:
            found.append(swaps.cheapest(k))
            if not any(remedies.is_at_maximum(p) for p in members):
                found.append(moves.fix(k))
        fixes = {each: None for each in found if each is not None}
        gain = int(usage.event.utility[k])
        ranked = sorted(fixes, key=lambda fix: (_trouble(fix, gain), fix.lost))
        name = usage.event.problem.requests[k].id
        yield Explanation(name, reason, why, tuple(ranked))


def _trouble(fix: Fix, gain: int) -> int:
    """Return the price of a fix; a meeting that is worth less than the request costs half."""
    return fix.price if fix.lost >= gain or not fix.lost else fix.price // 2
