"""Nothing a file may hold ends in a traceback."""

import json
from typing import Any

import jsonschema
from hypothesis import given, settings
from hypothesis import strategies as st

from matchmaking.matching.format import SCHEMA
from matchmaking.matching.reading import read_market
from tests.matchmaking.broken import broken, refused
from tests.matchmaking.matching.building import EXAMPLE, events, example

VALIDATOR = jsonschema.Draft202012Validator(SCHEMA)


@given(broken(example()))
@settings(deadline=None, max_examples=200)
def test_a_broken_file_is_read_or_refused_in_sentences(document: Any) -> None:
    found = refused(read_market, json.dumps(document).encode())

    assert "no reason" not in found
    assert all(each.endswith("。") or "：" in each for each in found)


@given(st.integers(0, 17_000), st.integers(0, 17_000), st.binary(max_size=6))
@settings(deadline=None, max_examples=100)
def test_a_file_with_wrong_bytes_is_read_or_refused(
    start: int, end: int, wrong: bytes
) -> None:
    content = EXAMPLE.read_bytes()

    assert "no reason" not in refused(
        read_market, content[:start] + wrong + content[end:]
    )


@given(events)
@settings(deadline=None, max_examples=30)
def test_every_generated_event_is_sound(document: Any) -> None:
    assert VALIDATOR.is_valid(document)
    assert len(read_market(json.dumps(document).encode()).buyers) > 0
