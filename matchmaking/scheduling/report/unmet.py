"""Requests that are not met, with the reason and the cheapest way to meet each."""

from collections import Counter

from matchmaking.scheduling.problem import Problem
from matchmaking.scheduling.report.markup import Words, element, section, table
from matchmaking.scheduling.schedule import Reason, Schedule, Unmet
from matchmaking.wording import gettext_noop as _

MOST_ROWS = 500
REASONS = {
    Reason.NO_COMMON_SLOT: _("never there at the same time"),
    Reason.PARTICIPANT_FULL: _("a participant is full"),
    Reason.NEVER_FREE_TOGETHER: _("never free at the same time"),
    Reason.TABLES_FULL: _("all tables are taken"),
    Reason.RULES: _("rules leave no slot"),
    Reason.NOT_PLACED: _("others would have to move"),
}


def unmet_requests(problem: Problem, schedule: Schedule, say: Words) -> str:
    """Return the section, most useful requests first; a sentence if everything is met."""
    title = say(_("Requests that are not met"))
    if not schedule.unmet:
        return section(title, element("p", say(_("Every request is met."))))
    counts = Counter(each.reason for each in schedule.unmet)
    told = " · ".join(
        f"{say(REASONS[reason])} {counts[reason]:,}"
        for reason in REASONS
        if counts[reason]
    )
    rows = sorted(schedule.unmet, key=lambda each: -_utility(problem, each))
    heads = [
        _("Requested meeting"),
        _("Participants"),
        _("Utility"),
        _("Why"),
        _("What would make room"),
    ]
    content = table(
        [say(head) for head in heads],
        [_row(problem, each, say) for each in rows[:MOST_ROWS]],
        tall=True,
    )
    if len(rows) > MOST_ROWS:
        left_out = say(
            _("%(count)s more are not shown here."), count=f"{len(rows) - MOST_ROWS:,}"
        )
        content += element("p", left_out, class_="note")
    return section(title, content, told)


def _utility(problem: Problem, each: Unmet) -> int:
    return problem.requests[problem.request_index[each.request]].utility


def _row(problem: Problem, each: Unmet, say: Words) -> list[object]:
    people = " – ".join(
        problem.requests[problem.request_index[each.request]].participants
    )
    fix = each.fix.text(say.language) if each.fix else "–"
    return [
        each.request,
        people,
        _utility(problem, each),
        each.why.text(say.language),
        fix,
    ]
