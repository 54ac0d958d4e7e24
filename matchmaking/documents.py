"""JSON documents: text to plain values of a given shape, or every fault of it."""

import json
from typing import Any

from matchmaking.faults import FaultyInputError
from matchmaking.shapes import Shape
from matchmaking.wording import Sentence
from matchmaking.wording import gettext_noop as _


class StandsTwiceError(ValueError):
    """A field stands twice in one object: one of them would be overlooked."""


def parsed(content: bytes, shape: Shape) -> Any:
    """Return the plain values of a JSON text in UTF-8; raise FaultyInputError with every fault of text or shape."""
    try:
        document = json.loads(
            content.decode("utf-8-sig"),
            object_pairs_hook=without_repetition,
            parse_float=whole_if_it_is,
            parse_constant=refused,
        )
    except StandsTwiceError as error:
        text = _("The field “%(name)s” stands twice in one object.")
        raise FaultyInputError([Sentence(text, {"name": str(error)})]) from None
    except UnicodeDecodeError as error:
        text = _("The file is not text in UTF-8: byte %(number)s is wrong.")
        raise FaultyInputError([Sentence(text, {"number": error.start + 1})]) from None
    except json.JSONDecodeError as error:
        values = {"line": error.lineno, "column": error.colno}
        text = _("The file is not JSON: see line %(line)s, column %(column)s.")
        raise FaultyInputError([Sentence(text, values)]) from None
    except (ValueError, RecursionError):
        text = _(
            "The file is not JSON that can be read: numbers are too long or objects too deep."
        )
        raise FaultyInputError([Sentence(text)]) from None
    if not shape.fits(document):
        raise FaultyInputError(list(shape.faults(document, "")))
    return document


def without_repetition(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for name, value in pairs:
        if name in found:
            raise StandsTwiceError(name)
        found[name] = value
    return found


def whole_if_it_is(text: str) -> int | float:
    """Return 6.0 as 6: JSON has but one kind of number."""
    number = float(text)
    return int(number) if number.is_integer() else number


def refused(text: str) -> float:
    """Refuse NaN and the infinities, which Python would take for numbers."""
    raise ValueError(text)
