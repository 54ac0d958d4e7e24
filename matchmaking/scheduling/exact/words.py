"""Conditions and refutations in words, with the names and times that people know."""

from collections.abc import Callable, Iterable

from matchmaking.scheduling.exact.conditions import Condition, Kind
from matchmaking.scheduling.exact.presolve import Cause, Refutation
from matchmaking.scheduling.problem import Problem, Slot
from matchmaking.wording import Sentence, listed
from matchmaking.wording import gettext_noop as _

TELL: dict[Kind, Callable[[Problem, int], Sentence]] = {
    Kind.FIXED: lambda problem, i: Sentence(
        _("%(meeting)s is fixed at %(slot)s."),
        {
            "meeting": meeting(problem, i),
            "slot": slot_named(problem.requests[i].fixed),
        },
    ),
    Kind.LOCKED: lambda problem, i: Sentence(
        _("%(meeting)s is locked at %(slot)s."),
        {
            "meeting": meeting(
                problem, problem.request_index[problem.locks[i].request]
            ),
            "slot": slot_named(problem.locks[i].slot),
        },
    ),
    Kind.SESSIONS: lambda problem, i: Sentence(
        _("%(meeting)s may take place only in: %(sessions)s."),
        {
            "meeting": meeting(problem, i),
            "sessions": listed(sorted(problem.requests[i].sessions)),
        },
    ),
    Kind.MINUTES: lambda problem, i: Sentence(
        _("%(meeting)s needs %(minutes)d minutes."),
        {"meeting": meeting(problem, i), "minutes": problem.requests[i].minutes},
    ),
    Kind.FORBIDDEN: lambda problem, i: Sentence(
        _("%(participant)s does not meet at %(slots)s."),
        {
            "participant": participant(problem, i),
            "slots": times(
                s for s in problem.slots if s.id in problem.participants[i].forbidden
            ),
        },
    ),
    Kind.ARRIVAL: lambda problem, i: Sentence(
        _("%(participant)s arrives on %(time)s."),
        {
            "participant": participant(problem, i),
            "time": f"{problem.participants[i].arrives_at:%Y-%m-%d %H:%M}",
        },
    ),
    Kind.LEAVING: lambda problem, i: Sentence(
        _("%(participant)s leaves on %(time)s."),
        {
            "participant": participant(problem, i),
            "time": f"{problem.participants[i].leaves_at:%Y-%m-%d %H:%M}",
        },
    ),
    Kind.MAXIMUM: lambda problem, i: Sentence(
        _("Meetings that %(participant)s wants: at most %(number)d."),
        {
            "participant": participant(problem, i),
            "number": problem.participants[i].maximum or 0,
        },
    ),
    Kind.PRECEDENCE: lambda problem, i: Sentence(
        _("%(earlier)s must be before %(later)s."),
        {
            "earlier": meeting(
                problem, problem.request_index[problem.precedences[i].earlier]
            ),
            "later": meeting(
                problem,
                problem.request_index[problem.precedences[i].later],
                begins=False,
            ),
        },
    ),
    Kind.CLOSED: lambda problem, i: Sentence(
        _("Table %(table)s is closed at %(slots)s."),
        {
            "table": problem.tables[i].id,
            "slots": times(
                s for s in problem.slots if s.id in problem.tables[i].closed
            ),
        },
    ),
}


def sentence(problem: Problem, condition: Condition, fairness: int | None) -> Sentence:
    """Return a condition in words."""
    if condition.kind is Kind.TABLES:
        number = sum(table.host is None for table in problem.tables)
        return Sentence(_("Tables for everybody: %(number)d."), {"number": number})
    if condition.kind is Kind.VIRTUAL:
        number = problem.virtual_capacity
        return Sentence(
            _("Virtual meetings at once: at most %(number)d."), {"number": number}
        )
    if condition.kind is Kind.FAIRNESS:
        return Sentence(
            _("The breaks of two participants may differ by at most %(number)d."),
            {"number": fairness or 0},
        )
    return TELL[condition.kind](problem, condition.subject)


def reason(problem: Problem, refutation: Refutation, fairness: int | None) -> Sentence:
    """Return in words what the conditions of a conflict add up to."""
    facts: dict[str, object] = {
        "meetings": len(refutation.meetings),
        "slots": times(problem.slots[slot] for slot in refutation.slots),
        "places": refutation.number,
        "number": len(refutation.slots),
        "limit": fairness or 0,
    }
    if refutation.participant >= 0:
        facts["participant"] = participant(problem, refutation.participant)
    if refutation.meetings:
        facts["meeting"] = meeting(problem, refutation.meetings[0], begins=False)
    return Sentence(REASONS[refutation.cause], facts)


REASONS = {
    Cause.NO_SLOT: _("Together: no slot is left for %(meeting)s."),
    Cause.SQUEEZED: _("Together: no slot is left for %(meeting)s beside the others."),
    Cause.MAXIMUM: _("Together: meetings of %(participant)s: %(meetings)d."),
    Cause.AGENDA: _(
        "Together: the slots left for %(meetings)d meetings of %(participant)s are only %(number)d: %(slots)s."
    ),
    Cause.PLACES: _(
        "Together: %(meetings)d meetings fit only into slots whose places number %(places)d: %(slots)s."
    ),
    Cause.FAIRNESS: _(
        "Together: breaks of %(participant)s: at least %(places)d; somebody has none, and the limit is %(limit)d."
    ),
}


TOO_SMALL = _(
    "The event has too few slots for these meetings, even without conditions."
)


def meeting(problem: Problem, number: int, *, begins: bool = True) -> Sentence:
    """Return what a meeting is called, where a sentence begins or within it: its id, and who meets."""
    request = problem.requests[number]
    index = problem.participant_index
    people = [participant(problem, index[each]) for each in request.participants]
    template = (
        _("Meeting %(id)s (%(people)s)") if begins else _("meeting %(id)s (%(people)s)")
    )
    return Sentence(template, {"id": request.id, "people": " – ".join(people)})


def participant(problem: Problem, number: int) -> str:
    """Return the name of a participant, or its id."""
    each = problem.participants[number]
    return each.name or each.id


def times(slots: Iterable[Slot]) -> Sentence:
    """Return slots in words."""
    return listed([slot_named(slot.id) for slot in slots])


def slot_named(slot_id: str | None) -> str:
    """Return a slot as all other sentences name it: published instances know no times."""
    return f"“{slot_id or ''}”"
