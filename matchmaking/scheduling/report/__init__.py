"""One self-contained page about a schedule: figures beside their bounds, charts, everybody's agenda, and what was not met."""

from pathlib import Path

from matchmaking.scheduling.problem import Problem
from matchmaking.scheduling.report.charts import breaks_chart, ridge, waterline
from matchmaking.scheduling.report.facts import facts_of
from matchmaking.scheduling.report.grid import agendas
from matchmaking.scheduling.report.markup import Words, element, section
from matchmaking.scheduling.report.summary import headline, spread, vital_figures
from matchmaking.scheduling.report.unmet import unmet_requests
from matchmaking.scheduling.schedule import Schedule
from matchmaking.wording import gettext_noop as _

HERE = Path(__file__).resolve().parent


def page(problem: Problem, schedule: Schedule, language: str = "en") -> str:
    """Return the page as HTML that loads nothing; the schedule must be sound (`checker.check`)."""
    say = Words(language)
    facts = facts_of(problem, schedule)
    style = (HERE / "style.css").read_text()
    script = (HERE / "script.js").read_text()
    parts = [
        headline(problem, schedule, say),
        vital_figures(facts, schedule, say),
        section(
            say(_("Occupied tables")),
            ridge(facts, say),
            say(_("Meetings in each slot, under the line of open tables.")),
        ),
        section(
            say(_("Meetings of each participant")),
            waterline(facts, say),
            say(
                _(
                    "From most to fewest. Whoever has fewer than promised stands under water."
                )
            ),
        ),
        section(
            say(_("Breaks")),
            breaks_chart(facts, say),
            say(
                _("How many participants have how many breaks between their meetings.")
            ),
        ),
        section(say(_("By side and group")), spread(facts, say)),
        section(
            say(_("Agendas")),
            agendas(facts, say),
            say(_("Each cell names who is met, and the table.")),
        ),
        unmet_requests(problem, schedule, say),
    ]
    head = (
        element("meta", charset="utf-8")
        + element(
            "meta", name="viewport", content="width=device-width, initial-scale=1"
        )
        + element("title", problem.name)
        + f"<style>{style}</style>"
    )
    body = element("main", "".join(parts), raw=True)
    return f'<!doctype html>\n<html lang="{say.html_language}"><head>{head}</head><body>{body}<script>{script}</script></body></html>\n'
