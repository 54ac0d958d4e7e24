"""Reader and published schema agree, and nothing a file may hold ends in a traceback."""

import json
from copy import deepcopy
from typing import Any

import jsonschema
from hypothesis import given, settings
from hypothesis import strategies as st

from matchmaking.matching.documents import BadFileError
from matchmaking.matching.format import MATCHING, schema
from matchmaking.matching.reading import read_market
from tests.matchmaking.matching.building import EXAMPLE, at, events, example

PUBLISHED = EXAMPLE.parents[1] / "formats" / "matching.schema.json"
VALIDATOR = jsonschema.Draft202012Validator(
    schema(), format_checker=jsonschema.FormatChecker(["date"])
)


def test_the_published_schema_is_the_one_of_the_reader() -> None:
    assert json.loads(PUBLISHED.read_text(encoding="utf-8")) == schema()
    jsonschema.Draft202012Validator.check_schema(schema())


def test_the_example_is_valid_under_the_schema() -> None:
    assert list(VALIDATOR.iter_errors(example())) == []


junk = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(-5, 2_000_000_000),
    st.floats(),
    st.text(max_size=4),
    st.sampled_from(["must", "2026-12-01", "week", "4401", [], {}, [{}], {"en": "x"}]),
)


def places(value: Any, path: tuple[str | int, ...] = ()) -> list[tuple[str | int, ...]]:
    """Return the path of every value of a document."""
    inner = (
        value.items()
        if isinstance(value, dict)
        else enumerate(value)
        if isinstance(value, list)
        else ()
    )
    return [
        path,
        *(each for step, item in inner for each in places(item, (*path, step))),
    ]


PLACES = places(example())[1:]


@st.composite
def broken(draw: st.DrawFn) -> Any:
    """Draw the example with one to three values replaced, removed or added."""
    document = deepcopy(example())
    for path in draw(st.lists(st.sampled_from(PLACES), min_size=1, max_size=3)):
        try:
            holder = at(document, *path[:-1])
            if draw(st.booleans()):
                holder[path[-1]] = draw(junk)
            else:
                del holder[path[-1]]
        except (KeyError, IndexError, TypeError):
            continue  # an earlier change took the place away
    return document


@given(broken())
@settings(deadline=None, max_examples=200)
def test_reader_and_schema_agree_on_broken_files(document: Any) -> None:
    by_reader = not any(MATCHING.faults(document, ""))

    assert by_reader is VALIDATOR.is_valid(document)


def refused(content: bytes) -> list[str]:
    """Return what is wrong with a file, in Chinese; nothing if it is read."""
    try:
        read_market(content)
    except BadFileError as error:
        return [each.text("zh-hans") for each in error.faults] or ["no reason"]
    return []


@given(broken())
@settings(deadline=None, max_examples=200)
def test_a_broken_file_is_read_or_refused_in_sentences(document: Any) -> None:
    found = refused(json.dumps(document).encode())

    assert "no reason" not in found
    assert all(each.endswith("。") or "：" in each for each in found)


@given(st.integers(0, 17_000), st.integers(0, 17_000), st.binary(max_size=6))
@settings(deadline=None, max_examples=100)
def test_a_file_with_wrong_bytes_is_read_or_refused(
    start: int, end: int, wrong: bytes
) -> None:
    content = EXAMPLE.read_bytes()

    assert "no reason" not in refused(content[:start] + wrong + content[end:])


@given(events)
@settings(deadline=None, max_examples=30)
def test_every_generated_event_is_sound(document: Any) -> None:
    assert VALIDATOR.is_valid(document)
    assert len(read_market(json.dumps(document).encode()).buyers) > 0
