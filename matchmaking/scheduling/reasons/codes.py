"""Why a request is not held: the first reason that is true."""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from matchmaking.scheduling.arrays import Event, Ints
from matchmaking.scheduling.reasons.case import Case, Marks
from matchmaking.scheduling.reasons.usage import Usage
from matchmaking.scheduling.schedule import Reason
from matchmaking.wording import Sentence
from matchmaking.wording import gettext_noop as _

PART = 10_000  # requests looked at in one go


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
        for n, (k, *those) in enumerate(zip(part.tolist(), *counts, strict=True)):
            filled = [p for p in usage.event.members(k) if full[p]]
            code = _code(filled, those)
            case = Case(usage, k, views.common[n], views.tables[n])
            yield k, code, _why(case, code, filled, those)


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


def _code(full: list[int], counts: list[int]) -> Reason:
    """Return the first reason that is true, given the numbers of columns left by each narrower view."""
    common, allowed, free, tables, order = counts
    if not common:
        return Reason.NO_COMMON_SLOT
    if full:
        return Reason.PARTICIPANT_FULL
    if free and not tables:
        return Reason.TABLES_FULL
    if not allowed or (tables and not order):
        return Reason.RULES
    return Reason.NOT_PLACED if free else Reason.NEVER_FREE_TOGETHER


def _why(case: Case, code: Reason, full: list[int], counts: list[int]) -> Sentence:
    _common, allowed, free, tables, order = counts
    match code:
        case Reason.NO_COMMON_SLOT:
            return case.apart()
        case Reason.PARTICIPANT_FULL:
            return case.fullness(full)
        case Reason.TABLES_FULL:
            return case.places_taken(free)
        case Reason.RULES:
            return case.out_of_order() if tables else case.rules()
        case Reason.NEVER_FREE_TOGETHER:
            return case.never_free(allowed)
        case Reason.NOT_PLACED:
            return Sentence(
                _("It fits as the agenda is (slots: %(count)s)."), {"count": order}
            )
