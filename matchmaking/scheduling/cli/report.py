"""`report`: one page about a schedule."""

from argparse import Namespace
from dataclasses import replace

from matchmaking.scheduling.arrays import event_of
from matchmaking.scheduling.cli.files import UNSOLVED, event_beside, sound_schedule
from matchmaking.scheduling.reasons import unmet
from matchmaking.scheduling.report import page
from matchmaking.wording import Sentence
from matchmaking.wording import gettext_noop as _


def run(given: Namespace) -> int:
    """Write the page of a sound schedule, or of the conditions that rule every schedule out."""
    problem = event_beside(given.file, given.schedule)
    schedule = sound_schedule(given, problem, or_conflict=True)
    if schedule.status not in UNSOLVED:
        # A file has its reasons in one language; they are found anew, for the reader's.
        told = unmet(event_of(problem), schedule.meetings)
        schedule = replace(schedule, unmet=told)
    html = page(problem, schedule, given.language)
    given.output.write_text(html, "utf-8")
    said = Sentence(_("The report is in %(file)s."), {"file": given.output})
    print(said.text(given.language))
    return 0
