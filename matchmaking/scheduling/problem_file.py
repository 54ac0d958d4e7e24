"""Problems as JSON, described by docs/formats/scheduling-problem.schema.json."""

import json
from collections.abc import Callable, Mapping
from dataclasses import MISSING, fields
from datetime import date, datetime, time
from pathlib import Path
from typing import Any

from matchmaking.documents import parsed
from matchmaking.faults import FaultyInputError
from matchmaking.scheduling.dzn import read_dzn
from matchmaking.scheduling.format import ADDED, PROBLEM
from matchmaking.scheduling.problem import (
    Lock,
    Participant,
    Precedence,
    Problem,
    Request,
    Slot,
    Table,
)
from matchmaking.scheduling.validation import faults

Convert = Callable[[Any], object]

# What is made of each kind of record, and of its values that are not as they stand in JSON.
LISTS: dict[str, tuple[type[Any], Mapping[str, Convert]]] = {
    "participants": (
        Participant,
        {
            "arrives_at": datetime.fromisoformat,
            "leaves_at": datetime.fromisoformat,
            "forbidden": frozenset,
        },
    ),
    "slots": (
        Slot,
        {
            "day": date.fromisoformat,
            "start": time.fromisoformat,
            "end": time.fromisoformat,
        },
    ),
    "tables": (Table, {"closed": frozenset}),
    "requests": (
        Request,
        {"participants": tuple, "utilities": tuple, "sessions": frozenset},
    ),
    "precedences": (Precedence, {}),
    "locks": (Lock, {"representatives": tuple}),
}
NUMBERS = ("virtual_capacity", "day_price")


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
        problem = parse(path.read_bytes())
        found = faults(problem)
    if found:
        raise FaultyInputError(found)
    return problem


def parse(content: bytes) -> Problem:
    """Return the problem that a JSON text writes down; raises FaultyInputError for what has not the form of one."""
    return Problem(
        **{key: _made(key, value) for key, value in parsed(content, PROBLEM).items()}
    )


def parse_added(content: bytes) -> tuple[tuple[Participant, ...], tuple[Request, ...]]:
    """Return participants and requests that come to an event; raises FaultyInputError."""
    document = parsed(content, ADDED)
    people = _made("participants", document.get("participants", []))
    return people, _made("requests", document.get("requests", []))


def _made(key: str, value: Any) -> Any:
    """Return what a field of an event stands for."""
    if key not in LISTS:
        return value
    kind, converts = LISTS[key]
    return tuple(kind(**_converted(each, converts)) for each in value)


def _converted(
    record: Mapping[str, Any], converts: Mapping[str, Convert]
) -> dict[str, Any]:
    """Return the values of a record; null stays nothing."""
    return {
        key: converts[key](value) if key in converts and value is not None else value
        for key, value in record.items()
    }


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
        if lines or key in PROBLEM.required:
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
