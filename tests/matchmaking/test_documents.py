import pytest

from matchmaking.documents import parsed
from matchmaking.faults import FaultyInputError
from matchmaking.shapes import Dictionary, Many, whole

SHAPE = Dictionary(Many(whole(most=9)))


def fault(content: bytes) -> str:
    with pytest.raises(FaultyInputError) as caught:
        parsed(content, SHAPE)
    (found,) = caught.value.faults
    return str(found)


def test_a_sound_text_is_its_values_with_or_without_a_byte_order_mark() -> None:
    assert parsed(b'{"a": [1, 2.0]}', SHAPE) == {"a": [1, 2]}
    assert parsed(b'\xef\xbb\xbf{"a": []}', SHAPE) == {"a": []}


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        (b"", "The file is not JSON: see line 1, column 1."),
        (b'{"a":\n oops}', "The file is not JSON: see line 2, column 2."),
        (b'{"a": "\xff"}', "The file is not text in UTF-8: byte 8 is wrong."),
        (b'{"a": [], "a": []}', "The field “a” stands twice in one object."),
        (b'{"a": [1.5]}', "a"),
        (b'{"a": [1e999]}', "a"),
        (b'{"a": [NaN]}', "numbers are too long"),
        (b"[" * 100_000, "numbers are too long"),
        (b"1" * 10_000, "numbers are too long"),
        (b"[]", "the file: must be an object with fields, not […]."),
    ],
)
def test_what_is_no_such_document_is_told_in_a_sentence(
    content: bytes, expected: str
) -> None:
    assert expected in fault(content)
