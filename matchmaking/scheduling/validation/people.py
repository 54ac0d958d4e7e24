"""Faults of participants."""

from collections.abc import Iterator

from matchmaking.faults import fault
from matchmaking.scheduling.problem import Participant, Problem
from matchmaking.scheduling.validation.ids import repeated, unknown_slots
from matchmaking.wording import Sentence
from matchmaking.wording import gettext_noop as _

MOST_REPRESENTATIVES = 100_000  # in all: each is a row of the solver's arrays


def faults(problem: Problem) -> Iterator[Sentence]:
    """Yield the faults of each participant."""
    if not problem.participants:
        yield fault("participants", _("nobody takes part."))
    people = sum(each.representatives for each in problem.participants)
    if people > MOST_REPRESENTATIVES:
        yield fault(
            "participants",
            _("have %(count)s representatives in all, at most %(most)s are possible."),
            count=f"{people:,}",
            most=f"{MOST_REPRESENTATIVES:,}",
        )
    yield from repeated("participants", [each.id for each in problem.participants])
    for number, each in enumerate(problem.participants):
        place = f"participants[{number}]"
        yield from _numbers(place, each)
        yield from unknown_slots(
            f"{place}.forbidden", each.forbidden, problem.slot_index
        )
        if problem.slots and not any(each.is_there(slot) for slot in problem.slots):
            yield fault(place, _("“%(id)s” is there in no slot."), id=each.id)


def _numbers(place: str, each: Participant) -> Iterator[Sentence]:
    if each.maximum is not None and each.maximum < each.minimum:
        yield fault(
            f"{place}.maximum",
            _("at most %(most)s meetings are fewer than the minimum of %(least)s."),
            most=each.maximum,
            least=each.minimum,
        )
    if each.arrives_at and each.leaves_at and each.leaves_at <= each.arrives_at:
        yield fault(
            f"{place}.leaves_at", _("“%(id)s” leaves before it arrives."), id=each.id
        )
