"""Reading of JSON records into frozen values, with a fault for everything that is not as it should be."""

from collections.abc import Callable, Mapping
from dataclasses import MISSING, fields
from datetime import date, datetime, time
from functools import cache
from typing import Any, TypeVar

from matchmaking.scheduling.faults import fault
from matchmaking.wording import Sentence
from matchmaking.wording import gettext_noop as _

Convert = Callable[
    [Any], Any
]  # raises WrongValueError for a value that is none of its kind
Value = TypeVar("Value")
LARGEST = 10**9  # of a number in a file; sums of them stay within a machine word


class WrongValueError(Exception):
    """A value is not of its field's kind; the argument is the template of the sentence that says so."""


def text(value: Any) -> str:
    if not isinstance(value, str):
        raise WrongValueError(_("%(place)s: must be a text."))
    return value


def number(value: Any) -> int:
    if not isinstance(value, int) or isinstance(value, bool):
        raise WrongValueError(_("%(place)s: must be a whole number."))
    if abs(value) > LARGEST:
        raise WrongValueError(_("%(place)s: is too large a number."))
    return value


def flag(value: Any) -> bool:
    if not isinstance(value, bool):
        raise WrongValueError(_("%(place)s: must be true or false."))
    return value


def texts(value: Any) -> tuple[str, ...]:
    if not isinstance(value, list) or not all(isinstance(each, str) for each in value):
        raise WrongValueError(_("%(place)s: must be a list of texts."))
    return tuple(value)


def numbers(value: Any) -> tuple[int, ...]:
    if not isinstance(value, list):
        raise WrongValueError(_("%(place)s: must be a list of whole numbers."))
    return tuple(number(each) for each in value)


def set_of_texts(value: Any) -> frozenset[str]:
    return frozenset(texts(value))


def a_date(value: Any) -> date:
    try:
        return date.fromisoformat(text(value))
    except ValueError:
        template = _("%(place)s: must be a date such as 2026-12-01.")
        raise WrongValueError(template) from None


def a_time(value: Any) -> time:
    try:
        found = time.fromisoformat(text(value))
    except ValueError:
        found = None
    if found is None or found.tzinfo is not None:
        raise WrongValueError(_("%(place)s: must be a time such as 09:20."))
    return found


def a_moment(value: Any) -> datetime:
    try:
        found = datetime.fromisoformat(text(value))
    except ValueError:
        found = None
    if found is None or found.tzinfo is not None:
        raise WrongValueError(
            _("%(place)s: must be a local date and time such as 2026-12-01T09:20.")
        )
    return found


def optional(convert: Convert) -> Convert:
    return lambda value: None if value is None else convert(value)


class Reading:
    """Collects faults while records are read."""

    def __init__(self) -> None:
        self.faults: list[Sentence] = []

    def field(
        self, place: str, value: Any, convert: Convert, otherwise: Value
    ) -> Value:
        """Return the value of one field, or what stands in for it beside a fault."""
        try:
            return convert(value)
        except WrongValueError as error:
            self.faults.append(fault(place, str(error)))
            return otherwise

    def records(
        self, place: str, value: Any, kind: type[Value], converts: Mapping[str, Convert]
    ) -> tuple[Value, ...]:
        """Return the values of a list of records; those with faults are left out."""
        if not isinstance(value, list):
            self.faults.append(fault(place, _("%(place)s: must be a list.")))
            return ()
        found = (
            self.record(f"{place}[{at}]", each, kind, converts)
            for at, each in enumerate(value)
        )
        return tuple(each for each in found if each is not None)

    def record(
        self, place: str, value: Any, kind: type[Value], converts: Mapping[str, Convert]
    ) -> Value | None:
        """Return the value of one record, or None and its faults."""
        before = len(self.faults)
        if not isinstance(value, dict):
            self.faults.append(fault(place, _("%(place)s: must be a record.")))
            return None
        given = {}
        for key, each in value.items():
            if key not in converts:
                self.faults.append(
                    fault(f"{place}.{key}", _("%(place)s: there is no such field."))
                )
                continue
            try:
                given[key] = converts[key](each)
            except WrongValueError as error:
                self.faults.append(fault(f"{place}.{key}", str(error)))
        for key in required(kind):  # type: ignore[arg-type]  # a class is hashable
            if key not in value:
                self.faults.append(fault(f"{place}.{key}", _("%(place)s: is missing.")))
        return kind(**given) if len(self.faults) == before else None


@cache
def required(kind: type[Any]) -> tuple[str, ...]:
    """Return the fields of a dataclass that have no default."""
    return tuple(
        each.name
        for each in fields(kind)
        if each.default is MISSING and each.default_factory is MISSING
    )
