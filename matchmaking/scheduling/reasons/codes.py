"""Why a request is not held: the first reason that is true."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from matchmaking.scheduling.arrays import Event, Ints
from matchmaking.scheduling.reasons.usage import Usage
from matchmaking.scheduling.schedule import Reason
from matchmaking.wording import Sentence
from matchmaking.wording import gettext_noop as _

PART = 10_000  # requests looked at in one go
Marks = NDArray[np.bool_]


@dataclass(frozen=True)
class Views:
    """Columns by request (N, C), each narrower than the one before."""

    common: Marks  # all participants are there
    allowed: Marks  # and the request's own rules and the open tables permit it
    free: Marks  # and all participants are free
    tables: Marks  # and there is a table, or room for a virtual meeting
    order: Marks  # and precedences are kept


def reasons(usage: Usage, requests: Ints) -> Iterator[tuple[int, Reason, Sentence]]:
    """Yield each of these unmet requests with its reason, as a code and in words."""
    full = full_participants(usage)
    for start in range(0, len(requests), PART):
        part = requests[start : start + PART]
        views = views_of(usage, part)
        counts = [each.sum(1).tolist() for each in vars(views).values()]
        for k, *those in zip(part.tolist(), *counts, strict=True):
            filled = [p for p in usage.event.members(k) if full[p]]
            yield k, *_reason(usage, k, filled, those)


def full_participants(usage: Usage) -> list[bool]:
    """Return (P,) who has as many meetings as it may have, or is busy whenever it is there."""
    free = (usage.event.places > usage.busy).any(1)
    wished = [each.maximum for each in usage.event.problem.participants]
    most = np.array([usage.event.requests + 1 if m is None else m for m in wished])
    there = usage.event.places.any(1)
    return list(((usage.meetings >= most) | (there & ~free)).tolist())


def views_of(usage: Usage, requests: Ints) -> Views:
    event = usage.event
    common = _all_of(event, requests, event.places > 0)
    allowed = common & event.allowed[event.choice[requests]].astype(np.bool_)
    allowed &= event.capacity[event.need[requests]] > 0
    free = allowed & _all_of(event, requests, event.places > usage.busy)
    tables = free & (usage.load < event.capacity)[event.need[requests]]
    return Views(common, allowed, free, tables, tables & _in_order(usage, requests))


def _all_of(event: Event, requests: Ints, marks: Marks) -> Marks:
    """Return (N, C) where the mark (P, C) is set for all participants of each request."""
    both = marks[event.first[requests]] & marks[event.second[requests]]
    if event.joint:
        for position in np.flatnonzero(np.isin(requests, list(event.joint))).tolist():
            members = list(event.members(int(requests[position])))
            both[position] = marks[members].all(0)
    return np.asarray(both)


def _in_order(usage: Usage, requests: Ints) -> Marks:
    """Return (N, C) where each request stands in order with the held meetings that precede or follow it."""
    width = len(usage.event.slot_of)
    fine = np.ones((len(requests), width), np.bool_)
    if not usage.event.before:
        return fine
    position = {k: n for n, k in enumerate(requests.tolist())}
    for earlier, later in usage.event.before:
        if earlier in position and usage.column[later] >= 0:
            fine[position[earlier], usage.column[later] :] = False
        if later in position and usage.column[earlier] >= 0:
            fine[position[later], : usage.column[earlier] + 1] = False
    return fine


def _reason(
    usage: Usage, k: int, full: list[int], counts: list[int]
) -> tuple[Reason, Sentence]:
    """Return the first reason that is true, given the numbers of columns left by each narrower view."""
    common, allowed, free, tables, order = counts
    if not common:
        return Reason.NO_COMMON_SLOT, Sentence(
            _("There is no slot in which %(participants)s are all there."),
            {"participants": names(usage, usage.event.members(k))},
        )
    if full:
        return Reason.PARTICIPANT_FULL, _fullness(usage, full)
    if free and not tables:
        return Reason.TABLES_FULL, _places_taken(usage, k, free)
    if not allowed or (tables and not order):
        return Reason.RULES, _rules(usage, k)
    if not free:
        return Reason.NEVER_FREE_TOGETHER, Sentence(
            _("%(participants)s have free slots, but never the same one."),
            {"participants": names(usage, usage.event.members(k))},
        )
    return Reason.NOT_PLACED, Sentence(
        _("It fits as the agenda is (slots: %(count)s)."), {"count": order}
    )


def _fullness(usage: Usage, full: list[int]) -> Sentence:
    person = usage.event.problem.participants[full[0]]
    values: dict[str, object] = {"participant": person.id}
    if person.maximum is not None and usage.meetings[full[0]] >= person.maximum:
        text = Sentence(
            _("“%(participant)s” has as many meetings as it wants (%(count)s)."),
            {**values, "count": int(usage.meetings[full[0]])},
        )
    else:
        text = Sentence(_("“%(participant)s” has a meeting in all its slots."), values)
    if len(full) == 1:
        return text
    return Sentence(
        _("%(one)s %(other)s"), {"one": text, "other": _fullness(usage, full[1:])}
    )


def _places_taken(usage: Usage, k: int, free: int) -> Sentence:
    template = (
        _(
            "Whenever all are free, no virtual meeting is possible any more (slots: %(count)s)."
        )
        if usage.event.problem.requests[k].virtual
        else _("Whenever all are free, every table is taken (slots: %(count)s).")
    )
    return Sentence(template, {"count": free})


def _rules(usage: Usage, k: int) -> Sentence:
    """Return which rule it is that leaves no slot."""
    request = usage.event.problem.requests[k]
    fixed = usage.event.problem.lock_of.get(request.id)
    slot = request.fixed or (fixed.slot if fixed else None)
    if slot is not None:
        return Sentence(
            _("It must be held in slot “%(slot)s”, which is not possible."),
            {"slot": slot},
        )
    for earlier, later in usage.event.before:
        other = later if earlier == k else earlier if later == k else -1
        if other >= 0 and usage.column[other] >= 0:
            return Sentence(
                _("Its order with meeting “%(other)s” leaves no slot."),
                {"other": usage.event.problem.requests[other].id},
            )
    return Sentence(
        _(
            "Its sessions and its length leave no slot in which all are there and a table is open."
        )
    )


def names(usage: Usage, people: Iterable[int]) -> str:
    """Return the ids of participants, as they stand in sentences."""
    every = usage.event.problem.participants
    return ", ".join(f"“{every[p].id}”" for p in people)
