"""What is said to have happened on the day, as disruptions; ids that do not exist are faults."""

from argparse import Namespace
from collections.abc import Iterable, Iterator, Mapping, Sequence

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
)
from matchmaking.wording import Sentence
from matchmaking.wording import gettext_noop as _

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
        *(Cancelled(each) for each in given.cancelled),
        *(_added(given, problem) if given.added else ()),
    ]


def _unknown(
    option: str, ids: Iterable[str], known: Mapping[str, int], template: str
) -> Iterator[Sentence]:
    return (fault(option, template, id=each) for each in ids if each not in known)


def _added(given: Namespace, problem: Problem) -> list[Disruption]:
    people, requests = parse_added(given.added.read_bytes())
    known = {*problem.participant_index, *(each.id for each in people)}
    found = [
        *_twice("participants", problem.participants, people),
        *_twice("requests", problem.requests, requests),
        *(
            fault("--added", NO_PARTICIPANT, id=name)
            for each in requests
            for name in each.participants
            if name not in known
        ),
    ]
    if found:
        raise FaultyInputError(found)
    return [*(Added(each) for each in people), Added(None, requests)]


def _twice(
    kind: str,
    there: Sequence[Participant | Request],
    added: Sequence[Participant | Request],
) -> Iterator[Sentence]:
    places = [(f"{kind}[{i}].id", each.id) for i, each in enumerate(there)]
    more = [(f"--added.{kind}[{i}].id", each.id) for i, each in enumerate(added)]
    return repeated(places + more)
