"""Which addresses a run visits."""

from pathlib import Path

import pytest

from tests.bench.__main__ import latest, plan_of
from tests.bench.addresses import in_both, spread
from tests.bench.load import address_lines
from tests.bench.pages import KINDS, Plan
from tests.bench.visitor import request_of


def test_every_fifth_address_is_english():
    paths = [f"/{number}/" for number in range(6)]

    assert in_both(paths) == ["/0/", "/1/", "/2/", "/3/", "/en/4/", "/5/"]


@pytest.mark.parametrize(
    ("things", "count", "taken"),
    [
        (range(10), 4, [0, 2, 5, 7]),
        (range(3), 4, [0, 1, 2]),
        (range(4), 4, [0, 1, 2, 3]),
    ],
)
def test_things_are_taken_evenly_from_all(things, count, taken):
    assert spread(things, count) == taken


def test_each_address_is_visited_with_each_cookie_in_turn():
    page = {
        "paths": ["/basket/", "/en/basket/"],
        "cookies": ["basket=1", "basket=2", "basket=3"],
    }

    assert address_lines(page) == [
        "/basket/\tbasket=1",
        "/en/basket/\tbasket=2",
        "/basket/\tbasket=3",
    ]


def test_an_address_without_cookies_is_visited_without_any():
    assert address_lines({"paths": ["/"]}) == ["/\t"]
    assert (
        request_of("/\t", "127.0.0.1:80")
        == b"GET / HTTP/1.1\r\nHost: 127.0.0.1:80\r\nConnection: close\r\n\r\n"
    )


def test_options_change_what_they_name_and_nothing_else():
    assert plan_of([]) == (
        Plan(pages=KINDS, seconds=5, rounds=3, addresses=240, size="m"),
        None,
    )
    assert plan_of(
        ["--quick", "--seconds", "1", "--pages", "home,search", "--compare", "x.json"]
    ) == (
        Plan(pages=("home", "search"), seconds=1, rounds=1, addresses=60, size="m"),
        Path("x.json"),
    )


def test_the_latest_run_is_the_one_with_the_last_date(tmp_path):
    assert latest(tmp_path) is None
    for name in (
        "pages-20260102-000000.json",
        "pages-20251231-000000.json",
        "weights-20270101-000000.json",
    ):
        (tmp_path / name).touch()

    assert latest(tmp_path) == tmp_path / "pages-20260102-000000.json"
