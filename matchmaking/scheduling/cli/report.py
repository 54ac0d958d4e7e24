"""`report`: one page about a schedule."""

from argparse import Namespace
from dataclasses import replace

from matchmaking.scheduling.arrays import event_of
from matchmaking.scheduling.cli.solving import sound_schedule
from matchmaking.scheduling.problem_file import load
from matchmaking.scheduling.reasons import unmet
from matchmaking.scheduling.report import page
from matchmaking.wording import Sentence
from matchmaking.wording import gettext_noop as _


def run(given: Namespace) -> int:
    """Write the page; only a sound schedule has one."""
    problem = load(given.file)
    schedule = sound_schedule(given, problem)
    # A file has its reasons in one language; they are found anew, for the reader's.
    told = unmet(event_of(problem), schedule.meetings)
    html = page(problem, replace(schedule, unmet=told), given.language)
    given.output.write_text(html, "utf-8")
    said = Sentence(_("The report is in %(file)s."), {"file": given.output})
    print(said.text(given.language))
    return 0
