import re
from dataclasses import replace
from html.parser import HTMLParser
from pathlib import Path

import pytest

from matchmaking.scheduling.generate import Size, generate
from matchmaking.scheduling.problem_file import load
from matchmaking.scheduling.report import page
from matchmaking.scheduling.report.unmet import REASONS
from matchmaking.scheduling.schedule import Reason, Schedule
from matchmaking.scheduling.solve import Search, solve
from tests.matchmaking.scheduling.events import agenda, small, unmet

FAIR = Path("docs/examples/fair.json")


class Balance(HTMLParser):
    """Follows elements as they open and close."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []

    def handle_starttag(self, tag: str, attrs: object) -> None:
        if tag not in {"meta", "input"}:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag


def cells(html: str, kind: str) -> int:
    return len(re.findall(rf'<td class="{kind}', html))


def test_the_page_is_well_formed_and_loads_nothing() -> None:
    html = page(small(), agenda())

    balance = Balance()
    balance.feed(html)
    assert balance.open == []
    assert re.findall(r"(?:src|href|url|@import)\s*[=(]", html) == []


def test_the_grid_shows_who_is_met_at_which_table() -> None:
    html = page(small(), agenda())

    assert "<b>b1</b><i>T1</i>" in html
    assert cells(html, "met") == 8
    assert cells(html, "free") == 8
    assert "Every request is met." in html
    assert "100.00 % of the proven maximum 28" in html


def test_absences_sessions_and_days_are_marked() -> None:
    problem = generate(Size(8, 8, 30, 6, 4, days=2, late=1, minimum=1), seed=2)

    html = page(problem, solve(problem, Search(effort=20)))

    assert cells(html, "away") > 0
    assert 'class="session"' in html
    assert 'class="day"' in html
    assert "2026-12-01 – 2026-12-02" in html


@pytest.mark.parametrize(
    ("language", "words"),
    [("en", "Requests that are not met"), ("zh-hans", "未能安排的申请")],
)
def test_unmet_requests_stand_with_reason_and_fix(language: str, words: str) -> None:
    problem = load(FAIR)
    schedule = solve(problem, Search(effort=50))

    html = page(problem, schedule, language)

    assert words in html
    assert all(each.why.text(language) in html for each in schedule.unmet)
    assert all(each.fix.text(language) in html for each in schedule.unmet if each.fix)


def test_without_a_meeting_nothing_is_drawn() -> None:
    html = page(small(requests=()), agenda(meetings=(), utility=0, utility_bound=0))

    assert "<svg" not in html
    assert "100.00 % of the proven maximum 0" in html
    assert cells(html, "free") == 16


def test_every_reason_has_its_words() -> None:
    assert set(REASONS) == set(Reason)


def test_a_name_is_never_read_as_html() -> None:
    named = replace(small(), name="<script>alert(1)</script>")

    assert "<script>alert" not in page(named, agenda())


def test_very_long_lists_say_what_is_left_out() -> None:
    problem = generate(Size(600, 500, 700, 2, 3, late=0, early=0, blocked=0))
    schedule = Schedule(
        agenda().status, unmet=unmet(*(each.id for each in problem.requests))
    )

    html = page(problem, schedule)

    assert "100 more participants are not shown here." in html
    assert "200 more are not shown here." in html
