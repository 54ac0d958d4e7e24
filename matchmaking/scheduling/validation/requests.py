"""Faults of requests, each on its own and as doubles of each other."""

from collections.abc import Iterator

from matchmaking.faults import fault
from matchmaking.scheduling.problem import Problem, Request
from matchmaking.scheduling.validation.ids import repeated
from matchmaking.wording import Sentence
from matchmaking.wording import gettext_noop as _


def faults(problem: Problem) -> Iterator[Sentence]:
    """Yield the faults of each request."""
    yield from repeated("requests", [each.id for each in problem.requests])
    sessions = {slot.session for slot in problem.slots}
    longest = max((slot.minutes for slot in problem.slots), default=0)
    for number, each in enumerate(problem.requests):
        place = f"requests[{number}]"
        yield from _participants(place, each, problem)
        yield from _wishes(place, each, sessions, longest)
        if each.fixed is not None and each.fixed not in problem.slot_index:
            yield fault(
                f"{place}.fixed", _("There is no slot “%(id)s”."), id=each.fixed
            )


def doubles(problem: Problem) -> Iterator[Sentence]:
    """Yield a fault for each request that asks for the same participants as one above it."""
    seen: dict[frozenset[str], str] = {}
    for number, each in enumerate(problem.requests):
        those = frozenset(each.participants)
        if those in seen:
            yield fault(
                f"requests[{number}]",
                _("asks for the same meeting as request “%(id)s”."),
                id=seen[those],
            )
        seen.setdefault(those, each.id)


def _participants(place: str, each: Request, problem: Problem) -> Iterator[Sentence]:
    place = f"{place}.participants"
    for number, participant in enumerate(each.participants):
        if participant not in problem.participant_index:
            yield fault(
                f"{place}[{number}]",
                _("There is no participant “%(id)s”."),
                id=participant,
            )


def _wishes(
    place: str, each: Request, sessions: set[str], longest: int
) -> Iterator[Sentence]:
    if len(each.utilities) != len(each.participants):
        yield fault(
            f"{place}.utilities",
            _("%(expected)s entries are expected, %(found)s were found."),
            expected=len(each.participants),
            found=len(each.utilities),
        )
    if each.minutes > longest:
        yield fault(
            f"{place}.minutes",
            _("no slot lasts %(minutes)s minutes."),
            minutes=each.minutes,
        )
    for session in sorted(each.sessions - sessions):
        yield fault(f"{place}.sessions", _("There is no session “%(id)s”."), id=session)
