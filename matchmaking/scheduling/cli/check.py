"""`check`: does a schedule keep the rules of its problem, and does it tell the truth about itself?"""

import json
from argparse import Namespace

from matchmaking.scheduling.checker import check, recount
from matchmaking.scheduling.cli.files import (
    NO_SCHEDULE,
    UNSOLVED,
    event_beside,
    schedule_in,
)
from matchmaking.scheduling.cli.shown import shown
from matchmaking.terminal import harmless
from matchmaking.wording import Sentence
from matchmaking.wording import gettext_noop as _

SOUND, UNSOUND = 0, 1


def run(given: Namespace) -> int:
    """Print every fault of the schedule, or its recounted totals; that there is none is a fault."""
    problem = event_beside(given.file, given.schedule)
    schedule = schedule_in(given, problem)
    faults = check(problem, schedule, given.fairness)
    if schedule.status in UNSOLVED:
        faults = [NO_SCHEDULE]
    found = [each.text(given.language) for each in faults]
    if given.json:
        record = {"instance": problem.name, "sound": not found, "faults": found}
        print(json.dumps(record, ensure_ascii=False))
    elif found:
        print("\n".join(map(harmless, found)))
    else:
        totals = recount(problem, schedule.meetings)
        print(Sentence(_("The schedule keeps every rule.")).text(given.language))
        heads = [_("Meetings"), _("Utility"), _("Breaks"), _("Days attended")]
        values = [
            totals.meetings,
            totals.utility,
            totals.breaks,
            sum(totals.day_counts),
        ]
        print(shown(heads, [values], given.language))
    return UNSOUND if found else SOUND
