import sys

import pytest

from matchmaking import terminal as tables
from matchmaking.terminal import (
    Column,
    bar,
    cut,
    padded,
    screen,
    seen,
    strong,
    table,
    wrapped,
)


def test_a_chinese_character_takes_two_columns_and_an_accent_none() -> None:
    assert [seen("赫章a"), seen("e\u0301"), seen("a\u200bb"), seen("¥–…")] == [
        5,
        1,
        2,
        3,
    ]


@pytest.mark.parametrize(
    ("text", "width", "expected"),
    [
        ("walnut", 6, "walnut"),
        ("walnuts", 6, "walnu…"),
        ("核桃合作社", 7, "核桃合…"),
        ("核桃合作社", 6, "核桃…"),
        ("a bcd", 3, "a…"),
    ],
)
def test_a_text_is_cut_where_it_is_seen_to_end(
    text: str, width: int, expected: str
) -> None:
    assert cut(text, width) == expected
    assert seen(cut(text, width)) <= width


def test_a_cell_is_filled_on_either_side() -> None:
    assert padded("核", 4) == "核  "
    assert padded("核", 4, right=True) == "  核"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("one two three", ["one two", "three"]),
        ("abcdefghijk lm", ["abcdefghijk", "lm"]),
        ("贵州核桃，好吃", ["贵州核", "桃，好吃"]),
        ("", [""]),
    ],
)
def test_a_line_breaks_at_blanks_or_between_characters(
    text: str, expected: list[str]
) -> None:
    assert wrapped(text, 8) == expected


HEADS = [
    Column("n", right=True),
    Column("name", may_be_cut=True),
    Column("why", may_be_cut=True),
]


def test_a_table_is_as_wide_as_it_has_to_be() -> None:
    rows = [["1", "核桃", "because"], ["20", "a", ""]]

    assert list(table(HEADS, rows, 80)) == [
        " n  name  why",
        " 1  核桃  because",
        "20  a",
    ]


def test_a_narrow_table_cuts_the_widest_column_first() -> None:
    rows = [["1", "a long name", "a much longer reason"]]

    assert list(table(HEADS, rows, 30)) == [
        "n  name         why",
        "1  a long name  a much longer…",
    ]
    assert list(table(HEADS, rows, 1))[1] == "1  a lo…  a m…"
    assert list(table(HEADS[:1], [["12345"]], 2)) == ["    n", "12345"]


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        (0, ""),
        (1, ""),
        (125, "▏"),
        (5000, "█████"),
        (9999, "█████████▉"),
        (10_000, "█" * 10),
    ],
)
def test_a_bar_grows_by_eighths(value: int, expected: str) -> None:
    assert bar(value, 10_000) == expected.ljust(10)


def test_only_a_terminal_that_may_shows_bold(monkeypatch: pytest.MonkeyPatch) -> None:
    assert strong("x") == "x"
    monkeypatch.delenv("NO_COLOR", raising=False)
    monkeypatch.setattr(sys.stdout, "isatty", lambda: True)
    assert strong("x") == "\033[1mx\033[0m"
    monkeypatch.setenv("NO_COLOR", "1")
    assert strong("x") == "x"


def test_a_pipe_has_as_many_columns_as_needed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "72")

    assert screen() == 10_000
    monkeypatch.setattr(tables.sys.stdout, "isatty", lambda: True)
    assert screen() == 72


def test_what_a_file_names_does_not_command_the_terminal() -> None:
    name = "a\033[31m\r\nb\x9b\u202e"

    lines = list(table([Column("Event"), Column("End")], [[name, "x"]], 80))

    assert lines == ["Event        End", "a␛[31m␍␊b��  x"]
