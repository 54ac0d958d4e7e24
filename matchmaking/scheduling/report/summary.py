"""The head of the page: what was proven, and figures beside their bounds."""

from collections.abc import Callable

from matchmaking.scheduling.problem import Participant, Problem
from matchmaking.scheduling.report.facts import Facts
from matchmaking.scheduling.report.markup import Words, element, section, table
from matchmaking.scheduling.schedule import Schedule, Status
from matchmaking.wording import gettext_noop as _
from matchmaking.wording import percent

STATUS = {
    Status.OPTIMAL: _(
        "Proven best: no schedule has more utility, nor as much with fewer breaks."
    ),
    Status.FEASIBLE: _(
        "Every rule is kept. The bounds say how much better a schedule could be at most."
    ),
    Status.INFEASIBLE: _("No schedule holds every required meeting."),
    Status.UNKNOWN: _("The search was stopped before a schedule or a proof was found."),
}


def headline(problem: Problem, schedule: Schedule, say: Words) -> str:
    """Return the title, the days and what is proven."""
    days = sorted({slot.day.isoformat() for slot in problem.slots})
    when = days[0] if len(days) == 1 else f"{days[0]} – {days[-1]}"
    about = say(
        _(
            "%(when)s · participants: %(people)s · slots: %(slots)s · tables: %(tables)s"
        ),
        when=when,
        people=f"{len(problem.participants):,}",
        slots=len(problem.slots),
        tables=f"{len(problem.tables):,}",
    )
    return element(
        "header",
        element("h1", problem.name)
        + element("p", about, class_="note")
        + element(
            "p", say(STATUS[schedule.status]), class_=f"status {schedule.status}"
        ),
        raw=True,
    )


def conflict(schedule: Schedule, say: Words) -> str:
    """Return the conditions that rule every schedule out; nothing where none are known."""
    if not schedule.conflict:
        return ""
    each = "".join(element("li", why.text(say.language)) for why in schedule.conflict)
    title = say(_("These conditions cannot hold together"))
    return section(title, element("ul", each, raw=True))


def vital_figures(facts: Facts, schedule: Schedule, say: Words) -> str:
    """Return the figures, each with its bound."""
    bound = schedule.utility_bound
    share = percent(schedule.utility, bound) if bound else "100.00 %"
    people = f"{len(facts.participants):,}"
    shown = (
        _figure(
            say,
            _("Meetings"),
            facts.totals.meetings,
            _("of %(count)s requests"),
            count=f"{facts.requests:,}",
        ),
        _figure(
            say,
            _("Utility"),
            schedule.utility,
            _("%(share)s of the proven maximum %(bound)s"),
            share=share,
            bound=f"{bound:,}",
        ),
        _figure(
            say,
            _("Breaks"),
            schedule.breaks,
            _("at least %(bound)s cannot be avoided"),
            bound=f"{schedule.break_bound:,}",
        ),
        _figure(
            say,
            _("Under their minimum"),
            facts.under_minimum,
            _("of %(count)s participants"),
            count=people,
        ),
    )
    return element("dl", "".join(shown), raw=True, class_="figures")


def _figure(say: Words, name: str, value: int, note: str, **values: object) -> str:
    content = (
        element("dt", say(name))
        + element("dd", f"{value:,}", class_="figure")
        + element("dd", say(note, **values))
    )
    return element("div", content, raw=True)


def spread(facts: Facts, say: Words) -> str:
    """Return how meetings and breaks are spread over sides and groups."""
    heads = [
        _("Participants"),
        _("Count"),
        _("Meetings"),
        _("Fewest"),
        _("Most"),
        _("None"),
        _("Under their minimum"),
        _("Breaks"),
    ]
    rows: list[list[object]] = []
    kinds: tuple[Callable[[Participant], str], ...] = (
        lambda each: each.side,
        lambda each: each.group,
    )
    for label_of in kinds:
        labels = dict.fromkeys(label_of(each) for each in facts.participants)
        rows += [_spread_of(facts, label, label_of) for label in labels if label]
    return table([say(head) for head in heads], rows) if rows else "–"


def _spread_of(
    facts: Facts, label: str, label_of: Callable[[Participant], str]
) -> list[object]:
    chosen = [n for n, each in enumerate(facts.participants) if label_of(each) == label]
    counts = [facts.totals.meeting_counts[n] for n in chosen]
    under = sum(
        facts.totals.meeting_counts[n] < facts.participants[n].minimum for n in chosen
    )
    breaks = sum(facts.totals.break_counts[n] for n in chosen)
    return [
        label,
        len(chosen),
        sum(counts),
        min(counts),
        max(counts),
        counts.count(0),
        under,
        breaks,
    ]
