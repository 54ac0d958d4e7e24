"""Everybody's agenda in one grid: a row a participant, a column a slot."""

from matchmaking.scheduling.problem import Participant
from matchmaking.scheduling.report.facts import Facts
from matchmaking.scheduling.report.markup import Words, element
from matchmaking.wording import gettext_noop as _

MOST_ROWS = 1_000


def agendas(facts: Facts, say: Words) -> str:
    """Return the grid with a field to find a participant in it; of very large events the first thousand rows."""
    shown = facts.participants[:MOST_ROWS]
    rows = "".join(_row(facts, number, each, say) for number, each in enumerate(shown))
    find = element(
        "label",
        element("span", say(_("Find a participant")))
        + element("input", type="search", id="find", autocomplete="off"),
        raw=True,
        class_="find",
    )
    left_out = len(facts.participants) - len(shown)
    note = (
        element(
            "p",
            say(
                _("%(count)s more participants are not shown here."),
                count=f"{left_out:,}",
            ),
            class_="note",
        )
        if left_out
        else ""
    )
    grid = f"<table class='grid'><thead>{_days(facts)}{_times(facts, say)}</thead><tbody>{rows}</tbody></table>"
    return (
        find + element("div", grid, raw=True, class_="scroll tall", tabindex=0) + note
    )


def _days(facts: Facts) -> str:
    """Return the row of days, which an event of one day does not need."""
    days = [slot.day for slot in facts.slots]
    if len(set(days)) == 1:
        return ""
    cells = "".join(
        element("th", day.isoformat(), colspan=days.count(day), scope="colgroup")
        for day in dict.fromkeys(days)
    )
    return f"<tr><td></td><td></td>{cells}</tr>"


def _times(facts: Facts, say: Words) -> str:
    times = "".join(
        element("th", f"{slot.start:%H:%M}", scope="col", class_=_edge(facts, number))
        for number, slot in enumerate(facts.slots)
    )
    heads = element("th", say(_("Participant")), scope="col") + element(
        "th", say(_("Meetings")), scope="col"
    )
    return f"<tr>{heads}{times}</tr>"


def _edge(facts: Facts, number: int) -> str:
    """Return the class that marks the first slot of a day or session."""
    if not number:
        return ""
    now, past = facts.slots[number], facts.slots[number - 1]
    if now.day != past.day:
        return "day"
    return "session" if now.session != past.session else ""


def _row(facts: Facts, number: int, each: Participant, say: Words) -> str:
    cells = []
    for at, slot in enumerate(facts.slots):
        met = facts.agendas[number].get(slot.id, [])
        edge = _edge(facts, at)
        if met:
            content = "".join(
                element("b", others) + element("i", table or say(_("online")))
                for others, table in met
            )
            cells.append(element("td", content, raw=True, class_=f"met {edge}".strip()))
        else:
            kind = "free" if each.is_there(slot) else "away"
            cells.append(element("td", class_=f"{kind} {edge}".strip()))
    name = element(
        "th",
        element("span", each.id) + element("small", each.name or each.group),
        raw=True,
        scope="row",
    )
    held = element("td", str(facts.totals.meeting_counts[number]), class_="number")
    return element("tr", name + held + "".join(cells), raw=True)
