"""What is said to have happened on the day, as disruptions; ids that do not exist are faults."""

import re
from argparse import Namespace
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from matchmaking.faults import FaultyInputError, fault, repeated
from matchmaking.scheduling.problem import Participant, Problem, Request, Slot
from matchmaking.scheduling.problem_file import parse_added
from matchmaking.scheduling.repair import (
    Absent,
    Added,
    Cancelled,
    ClosedTable,
    Disruption,
    Late,
    Moment,
)
from matchmaking.scheduling.schedule import Schedule
from matchmaking.scheduling.validation import faults
from matchmaking.scheduling.validation.requests import doubles
from matchmaking.wording import Sentence
from matchmaking.wording import gettext_noop as _

ADDED = "--added"
NO_PARTICIPANT = _("There is no participant “%(id)s”.")
NO_SLOT = _("There is no slot “%(id)s”.")
NO_TABLE = _("There is no table “%(id)s”.")
NO_REQUEST = _("There is no request “%(id)s”.")


def named_slot(option: str, name: str, problem: Problem) -> Slot:
    """Return the slot; raises FaultyInputError if there is none."""
    if name not in problem.slot_index:
        raise FaultyInputError([fault(option, NO_SLOT, id=name)])
    return problem.slots[problem.slot_index[name]]


def disruptions(given: Namespace, problem: Problem) -> list[Disruption]:
    """Return all that the options say; raises FaultyInputError naming every id that does not exist."""
    late = given.late
    found = [
        *_unknown("--absent", given.absent, problem.participant_index, NO_PARTICIPANT),
        *_unknown(
            "--late",
            (who for who, _slot in late),
            problem.participant_index,
            NO_PARTICIPANT,
        ),
        *_unknown("--late", (slot for _who, slot in late), problem.slot_index, NO_SLOT),
        *_unknown("--closed", given.closed, problem.table_index, NO_TABLE),
        *_unknown("--cancelled", given.cancelled, problem.request_index, NO_REQUEST),
    ]
    if found:
        raise FaultyInputError(found)
    return [
        *(Absent(each) for each in given.absent),
        *(
            Late(who, named_slot("--late", slot, problem).starts_at)
            for who, slot in late
        ),
        *(ClosedTable(each) for each in given.closed),
        *(Cancelled(each) for each in dict.fromkeys(given.cancelled)),
        *(_added(given, problem) if given.added else ()),
    ]


def idle(
    given: Namespace, problem: Problem, schedule: Schedule, moment: Moment
) -> Iterator[Sentence]:
    """Yield in words which meetings are called off to no effect."""
    for each in dict.fromkeys(given.cancelled):
        meeting = schedule.meeting_of.get(each)
        if meeting is None:
            text = _("“%(id)s” is not held as published, so only its request goes.")
            yield Sentence(text, {"id": each})
        elif moment.has_begun(problem.slots[problem.slot_index[meeting.slot]]):
            text = _("“%(id)s” has begun already, so it is not called off.")
            yield Sentence(text, {"id": each})


def _unknown(
    option: str, ids: Iterable[str], known: Mapping[str, int], template: str
) -> Iterator[Sentence]:
    return (fault(option, template, id=each) for each in ids if each not in known)


def _added(given: Namespace, problem: Problem) -> list[Disruption]:
    """Return who and what is new; raises FaultyInputError naming every fault with its place in the file of it."""
    try:
        people, requests = parse_added(given.added.read_bytes())
    except FaultyInputError as error:
        raise FaultyInputError(
            [_placed(each, f"{ADDED}.{{}}".format) for each in error.faults]
        ) from None
    found = [
        *_twice("participants", problem.participants, people),
        *_twice("requests", problem.requests, requests),
    ] or _unfit(
        problem.with_requests(
            each for each in problem.requests if each.id not in given.cancelled
        ),
        people,
        requests,
    )
    if found:
        raise FaultyInputError(found)
    return [*(Added(each) for each in people), Added(None, requests)]


def _twice(
    kind: str,
    there: Sequence[Participant | Request],
    added: Sequence[Participant | Request],
) -> Iterator[Sentence]:
    places = [(f"{kind}[{i}].id", each.id) for i, each in enumerate(there)]
    more = [(f"{ADDED}.{kind}[{i}].id", each.id) for i, each in enumerate(added)]
    return repeated(places + more)


def _unfit(
    there: Problem, people: tuple[Participant, ...], requests: tuple[Request, ...]
) -> list[Sentence]:
    """Return the faults that an event has with what is added; doubles of its own, as published ones have, are none."""
    after = replace(
        there,
        participants=(*there.participants, *people),
        requests=(*there.requests, *requests),
    )
    new = {
        "participants": len(there.participants),
        "requests": len(there.requests),
    }
    before = len(list(doubles(there)))
    found = [*faults(after, doubles=True), *list(doubles(after))[before:]]

    def place(where: str) -> str:
        if where in new:  # no one entry is at fault, but without them none was
            return f"{ADDED}.{where}"
        part = re.fullmatch(r"(participants|requests)\[(\d+)\](.*)", where)
        if part is None:
            return where
        return f"{ADDED}.{part[1]}[{int(part[2]) - new[part[1]]}]{part[3]}"

    return [_placed(each, place) for each in found]


def _placed(found: Sentence, place: Callable[[str], str]) -> Sentence:
    """Return a fault at another place; one without a place, or of the whole file, is of the file of what is added."""
    where = found.values.get("place")
    named = place(where) if isinstance(where, str) else ADDED
    values = {"place": named, "problem": found.values.get("problem", found)}
    return Sentence(_("%(place)s: %(problem)s"), values)
