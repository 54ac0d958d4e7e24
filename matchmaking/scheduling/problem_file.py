"""Problems as JSON, described by docs/formats/scheduling-problem.schema.json."""

import json
from collections.abc import Callable, Mapping
from dataclasses import MISSING, fields
from datetime import date, datetime, time
from pathlib import Path
from typing import Any

from matchmaking.scheduling import records
from matchmaking.scheduling.dzn import read_dzn
from matchmaking.scheduling.faults import FaultyInputError, fault
from matchmaking.scheduling.problem import (
    Lock,
    Participant,
    Precedence,
    Problem,
    Request,
    Slot,
    Table,
)
from matchmaking.scheduling.records import (
    Convert,
    Reading,
    flag,
    number,
    optional,
    set_of_texts,
    text,
    texts,
)
from matchmaking.scheduling.validation import faults
from matchmaking.wording import gettext_noop as _

SLOT: dict[str, Convert] = {
    "id": text,
    "day": records.a_date,
    "start": records.a_time,
    "end": records.a_time,
    "session": text,
}
PARTICIPANT: dict[str, Convert] = {
    "id": text,
    "name": text,
    "side": text,
    "group": text,
    "representatives": number,
    "arrives_at": optional(records.a_moment),
    "leaves_at": optional(records.a_moment),
    "minimum": number,
    "maximum": optional(number),
    "forbidden": set_of_texts,
}
TABLE: dict[str, Convert] = {
    "id": text,
    "hall": text,
    "host": optional(text),
    "closed": set_of_texts,
}
REQUEST: dict[str, Convert] = {
    "id": text,
    "participants": texts,
    "utilities": records.numbers,
    "required": flag,
    "fixed": optional(text),
    "sessions": set_of_texts,
    "minutes": number,
    "virtual": flag,
}
PRECEDENCE: dict[str, Convert] = {"earlier": text, "later": text}
LOCK: dict[str, Convert] = {
    "request": text,
    "slot": text,
    "table": optional(text),
    "representatives": optional(records.numbers),
}
LISTS: dict[str, tuple[type[Any], Mapping[str, Convert]]] = {
    "participants": (Participant, PARTICIPANT),
    "slots": (Slot, SLOT),
    "tables": (Table, TABLE),
    "requests": (Request, REQUEST),
    "precedences": (Precedence, PRECEDENCE),
    "locks": (Lock, LOCK),
}
NUMBERS = ("virtual_capacity", "day_price")
REQUIRED = ("name", "participants", "slots", "tables", "requests")


def load(path: Path) -> Problem:
    """Return the problem of a JSON or .dzn file, without faults.

    Raises:
        FaultyInputError: naming every fault.
        OSError: the file cannot be read.
    """
    if path.suffix == ".dzn":
        problem = read_dzn(path)
        found = faults(problem, doubles=True)
    else:
        problem = parse(path.read_text(errors="replace"))
        found = faults(problem)
    if found:
        raise FaultyInputError(found)
    return problem


def parse(source: str) -> Problem:
    """Return the problem that a JSON text writes down; raises FaultyInputError for what has not the form of one."""
    data = parse_json(source)
    reading = Reading()
    given: dict[str, Any] = {}
    for key, value in data.items():
        if key in LISTS:
            given[key] = reading.records(key, value, *LISTS[key])
        elif key == "name":
            given[key] = reading.field(key, value, text, "")
        elif key in NUMBERS:
            given[key] = reading.field(key, value, number, 0)
        else:
            reading.faults.append(fault(key, _("%(place)s: there is no such field.")))
    for key in REQUIRED:
        if key not in data:
            reading.faults.append(fault(key, _("%(place)s: is missing.")))
    if reading.faults:
        raise FaultyInputError(reading.faults)
    return Problem(**given)


def parse_json(source: str) -> dict[str, Any]:
    """Return the object a JSON text writes down; raises FaultyInputError for anything else."""
    try:
        data = json.loads(source)
    except json.JSONDecodeError as error:
        template = _("%(place)s: this is no JSON: line %(line)s, column %(column)s.")
        values = {"line": error.lineno, "column": error.colno}
        raise FaultyInputError([fault("$", template, **values)]) from None
    except (RecursionError, ValueError):
        template = _(
            "%(place)s: this JSON is nested too deeply or has too long a number."
        )
        raise FaultyInputError([fault("$", template)]) from None
    if not isinstance(data, dict):
        raise FaultyInputError([fault("$", _("%(place)s: must be a record."))])
    return data


def parse_added(source: str) -> tuple[tuple[Participant, ...], tuple[Request, ...]]:
    """Return participants and requests that come to an event; raises FaultyInputError."""
    data = parse_json(source)
    reading = Reading()
    reading.faults += [
        fault(key, _("%(place)s: there is no such field."))
        for key in data
        if key not in {"participants", "requests"}
    ]
    people = reading.records(
        "participants", data.get("participants", []), Participant, PARTICIPANT
    )
    requests = reading.records("requests", data.get("requests", []), Request, REQUEST)
    if reading.faults:
        raise FaultyInputError(reading.faults)
    return people, requests


def text_of(problem: Problem) -> str:
    """Return the problem as JSON, one record a line; fields with their default are left out."""
    parts = [f'"name": {_json(problem.name)}']
    parts += [
        f'"{key}": {value}' for key in NUMBERS if (value := getattr(problem, key))
    ]
    for key in LISTS:
        lines = ",\n".join(
            f"  {_json(_record(each))}" for each in getattr(problem, key)
        )
        if lines or key in REQUIRED:
            parts.append(f'"{key}": [\n{lines}\n]')
    return "{\n" + ",\n".join(parts) + "\n}\n"


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)


def _record(each: Any) -> dict[str, object]:
    return {
        field.name: _plain(value)
        for field in fields(each)
        if (value := getattr(each, field.name)) != field.default
        or field.default is MISSING
    }


PLAIN: dict[type[Any], Callable[[Any], object]] = {
    date: date.isoformat,
    datetime: lambda moment: moment.isoformat().removesuffix(":00"),
    time: lambda moment: moment.isoformat().removesuffix(":00"),
    frozenset: sorted,
    tuple: list,
}


def _plain(value: object) -> object:
    convert = PLAIN.get(type(value))
    return convert(value) if convert else value
