"""One self-contained page about a schedule: figures beside their bounds, charts, everybody's agenda, and what was not met."""

from pathlib import Path

from matchmaking.scheduling.problem import Problem
from matchmaking.scheduling.report.charts import breaks_chart, ridge, waterline
from matchmaking.scheduling.report.facts import facts_of
from matchmaking.scheduling.report.grid import agendas
from matchmaking.scheduling.report.markup import Words, element, section
from matchmaking.scheduling.report.summary import (
    conflict,
    headline,
    spread,
    vital_figures,
)
from matchmaking.scheduling.report.unmet import unmet_requests
from matchmaking.scheduling.schedule import Schedule, Status
from matchmaking.wording import gettext_noop as _

HERE = Path(__file__).resolve().parent


def page(problem: Problem, schedule: Schedule, language: str = "en") -> str:
    """Return the page as HTML that loads nothing; the schedule must be sound (`checker.check`)."""
    say = Words(language)
    head = (
        element("meta", charset="utf-8")
        + element(
            "meta", name="viewport", content="width=device-width, initial-scale=1"
        )
        + element("title", problem.name)
        + f"<style>{(HERE / 'style.css').read_text()}</style>"
    )
    body = element("main", _body(problem, schedule, say), raw=True)
    script = f"<script>{(HERE / 'script.js').read_text()}</script>"
    return (
        f'<!doctype html>\n<html lang="{say.html_language}">'
        f"<head>{head}</head><body>{body}{script}</body></html>\n"
    )


def _body(problem: Problem, schedule: Schedule, say: Words) -> str:
    if schedule.status in {Status.INFEASIBLE, Status.UNKNOWN}:
        return headline(problem, schedule, say) + conflict(schedule, say)
    facts = facts_of(problem, schedule)
    # Without a meeting there is nothing to draw but the empty agendas.
    charts = (
        (
            _("Occupied tables"),
            ridge,
            _("Meetings in each slot, under the line of open tables."),
        ),
        (
            _("Meetings of each participant"),
            waterline,
            _(
                "From most to fewest. Whoever has fewer than promised stands under water."
            ),
        ),
        (
            _("Breaks"),
            breaks_chart,
            _("How many participants have how many breaks between their meetings."),
        ),
        (_("By side and group"), spread, ""),
        (_("Agendas"), agendas, _("Each cell names who is met, and the table.")),
    )
    return (
        headline(problem, schedule, say)
        + vital_figures(facts, schedule, say)
        + "".join(
            section(say(title), draw(facts, say), say(note) if note else "")
            for title, draw, note in (charts if facts.totals.meetings else charts[-1:])
        )
        + unmet_requests(problem, schedule, say)
    )
