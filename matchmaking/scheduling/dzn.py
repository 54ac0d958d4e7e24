"""Reader of the literature's benchmark format: MiniZinc data files of the B2B meeting scheduling problem.

Participants, meetings and slots get their 1-based numbers as ids.  `meetingsxBusiness` and `nMeetingsBusiness`
repeat what `requested` says and are not read; the fairness parameter d is not part of the files.
"""

import re
from datetime import date, datetime, time, timedelta
from pathlib import Path

from matchmaking.faults import FaultyInputError, fault
from matchmaking.scheduling.problem import (
    Participant,
    Precedence,
    Problem,
    Request,
    Slot,
    Table,
)
from matchmaking.wording import gettext_noop as _

DAY = date(2000, 1, 3)  # the files know slots, not times
FIRST_START, SLOT_LENGTH = time(8), timedelta(minutes=15)
MORNING, AFTERNOON = "morning", "afternoon"
SESSIONS = {
    1: frozenset({MORNING}),
    2: frozenset({AFTERNOON}),
    3: frozenset[str](),
}
MOST = {"nBusiness": 100_000, "nTables": 100_000, "nTotalSlots": 60}
FIELDS_OF_A_MEETING = 3


def read_dzn(path: Path) -> Problem:
    """Return the problem of a file.

    Raises:
        FaultyInputError: the file is no such problem; every fault is named.
        OSError: the file cannot be read.
    """
    return parse_dzn(path.read_text(errors="replace"), path.name.removesuffix(".dzn"))


def parse_dzn(text: str, name: str) -> Problem:
    """Return the problem written in `text`; raises FaultyInputError."""
    reading = _Reading(text)
    people = reading.number("nBusiness")
    slots = reading.number("nTotalSlots")
    morning = reading.number("nMorningSlots")
    tables = reading.number("nTables")
    meetings = reading.meetings(people)
    forbidden = reading.sets("forbidden", people, slots)
    fixed = reading.numbers("fixed", len(meetings), slots)
    before = reading.sets("precedences", len(meetings), len(meetings))
    reading.within("nMorningSlots", [morning], slots)
    if reading.faults:
        raise FaultyInputError(reading.faults)
    return Problem(
        name=name,
        participants=tuple(
            Participant(str(p), forbidden=frozenset(str(n) for n in those))
            for p, those in enumerate(forbidden, 1)
        ),
        slots=tuple(
            _slot(n, MORNING if n <= morning else AFTERNOON)
            for n in range(1, slots + 1)
        ),
        tables=tuple(Table(str(n)) for n in range(1, tables + 1)),
        requests=tuple(
            _request(m, meeting, slot)
            for m, (meeting, slot) in enumerate(zip(meetings, fixed, strict=True), 1)
        ),
        precedences=tuple(
            Precedence(str(earlier), str(m))
            for m, those in enumerate(before, 1)
            for earlier in those
        ),
    )


def _request(number: int, meeting: tuple[int, int, int], slot: int) -> Request:
    one, other, session = meeting
    return Request(
        str(number),
        (str(one), str(other)),
        (1, 1),
        required=True,
        fixed=str(slot) if slot else None,
        sessions=SESSIONS[session],
    )


def _slot(number: int, session: str) -> Slot:
    start = datetime.combine(DAY, FIRST_START) + (number - 1) * SLOT_LENGTH
    return Slot(str(number), DAY, start.time(), (start + SLOT_LENGTH).time(), session)


def _numbers(text: str) -> list[int]:
    """Return the numbers in a text; one of more digits than any file needs stays out of every range."""
    return [int(each[:10]) for each in re.findall(r"[0-9]+", text)]


class _Reading:
    """The assignments of a file, and the faults found while they are read."""

    def __init__(self, text: str) -> None:
        text = re.sub(r"%[^\n]*", "", text)
        self.assigned = dict(re.findall(r"(\w+)\s*=\s*([^;=]*);", text, re.ASCII))
        self.faults = (
            []
            if self.assigned
            else [fault("dzn", _("nothing is assigned in this file."))]
        )

    def value(self, key: str, pattern: str) -> str:
        """Return what is assigned to a key, or an empty text and a fault."""
        text = self.assigned.get(key, "").strip()
        if key not in self.assigned:
            self.faults.append(fault(key, _("is missing.")))
        elif not re.fullmatch(pattern, text, re.ASCII):
            self.faults.append(
                fault(key, _("is not written as this format writes it."))
            )
            return ""
        return text

    def number(self, key: str) -> int:
        text = self.value(key, r"\d{1,9}")
        number = int(text) if text else 0
        most = MOST.get(key, number)
        if number > most:
            self.faults.append(
                fault(key, _("at most %(most)s are possible."), most=most)
            )
            return 0
        return number

    def numbers(self, key: str, count: int, most: int) -> list[int]:
        """Return a list of numbers between 0 and `most`."""
        text = self.value(key, r"\[\s*(\d{1,9}\s*(,\s*\d{1,9}\s*)*,?)?\s*\]")
        found = _numbers(text)
        self.expect(key, expected=count, found=len(found))
        self.within(key, found, most)
        return found

    def sets(self, key: str, count: int, most: int) -> list[list[int]]:
        """Return a list of sets without the 0 that stands for "none", each in the order of the file."""
        one = r"\{[\d\s,]*\}"
        text = self.value(key, rf"\[\s*({one}\s*(,\s*{one}\s*)*,?)?\s*\]")
        found = [
            [n for n in dict.fromkeys(_numbers(each)) if n]
            for each in re.findall(r"\{([^}]*)\}", text)
        ]
        self.expect(key, expected=count, found=len(found))
        self.within(key, [n for each in found for n in each], most)
        return found

    def meetings(self, people: int) -> list[tuple[int, int, int]]:
        """Return (participant, participant, session) of each meeting."""
        text = self.value("requested", r"\[\|[\d\s,|]*\]")
        rows = [_numbers(row) for row in text.split("|")[1:-1]]
        found = [
            (row[0], row[1], row[2]) for row in rows if len(row) == FIELDS_OF_A_MEETING
        ]
        self.expect("requested", expected=self.number("nMeetings"), found=len(found))
        self.within("requested", [n for each in found for n in each[:2]], people, 1)
        self.within("requested", [each[2] for each in found], len(SESSIONS), 1)
        for m, (one, other, _session) in enumerate(found, 1):
            if one == other:
                template = _("a participant cannot meet itself.")
                self.faults.append(fault(f"requested[{m}]", template))
        return found

    def expect(self, place: str, *, expected: int, found: int) -> None:
        if expected != found:
            self.faults.append(
                fault(
                    place,
                    _("%(expected)s entries are expected, %(found)s were found."),
                    expected=expected,
                    found=found,
                )
            )

    def within(self, place: str, numbers: list[int], most: int, least: int = 0) -> None:
        for number in dict.fromkeys(numbers):
            if not least <= number <= most:
                self.faults.append(
                    fault(
                        place,
                        _("%(number)s is not between %(least)s and %(most)s."),
                        number=number,
                        least=least,
                        most=most,
                    )
                )
