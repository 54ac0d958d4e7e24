"""`report`: one page about a schedule."""

from argparse import Namespace
from dataclasses import replace

from matchmaking.scheduling.arrays import event_of
from matchmaking.scheduling.checker import check
from matchmaking.scheduling.faults import FaultyInputError
from matchmaking.scheduling.problem_file import load
from matchmaking.scheduling.reasons import unmet
from matchmaking.scheduling.report import page
from matchmaking.scheduling.schedule_file import parse_schedule
from matchmaking.wording import Sentence
from matchmaking.wording import gettext_noop as _


def run(given: Namespace) -> int:
    """Write the page; only a sound schedule has one."""
    problem = load(given.file)
    schedule = parse_schedule(problem, given.schedule.read_text(errors="replace"))
    found = check(problem, schedule)
    if found:
        raise FaultyInputError(found)
    # A file has its reasons in one language; they are found anew, for the reader's.
    told = unmet(event_of(problem), schedule.meetings)
    html = page(problem, replace(schedule, unmet=told), given.language)
    given.output.write_text(html, "utf-8")
    said = Sentence(_("The report is in %(file)s."), {"file": given.output})
    print(said.text(given.language))
    return 0
