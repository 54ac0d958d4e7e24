"""`check`: does a schedule keep the rules of its problem, and does it tell the truth about itself?"""

import json
from argparse import Namespace

from matchmaking.scheduling.checker import check, recount
from matchmaking.scheduling.cli.shown import shown
from matchmaking.scheduling.problem_file import load
from matchmaking.scheduling.schedule_file import parse_schedule
from matchmaking.terminal import harmless
from matchmaking.wording import Sentence
from matchmaking.wording import gettext_noop as _

SOUND, UNSOUND = 0, 1


def run(given: Namespace) -> int:
    """Print every fault of the schedule, or its recounted totals."""
    problem = load(given.file)
    schedule = parse_schedule(problem, given.schedule.read_bytes())
    found = [
        each.text(given.language) for each in check(problem, schedule, given.fairness)
    ]
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
