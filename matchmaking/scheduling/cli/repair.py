"""`repair`: three ways to mend a schedule on the day, each with its price and all that changes.

What must be held and is not is said of each way; the exit code is 1 if no way holds all of it.
"""

import sys
import time
from argparse import Namespace
from collections.abc import Iterator, Sequence
from dataclasses import asdict

from matchmaking.faults import FaultyInputError
from matchmaking.scheduling.cli.files import sound_schedule
from matchmaking.scheduling.cli.happenings import disruptions, idle, named_slot
from matchmaking.scheduling.cli.solving import as_json
from matchmaking.scheduling.problem import Problem
from matchmaking.scheduling.problem_file import load, text_of
from matchmaking.scheduling.repair import (
    Alternative,
    Disruption,
    Moment,
    Repair,
    Terms,
    repair,
)
from matchmaking.scheduling.repair.repair import EFFORT
from matchmaking.scheduling.schedule import Schedule
from matchmaking.scheduling.schedule_file import record_of
from matchmaking.scheduling.validation import faults
from matchmaking.terminal import Column, screen, table, wrapped
from matchmaking.wording import Sentence, listed, percent
from matchmaking.wording import gettext_noop as _

MENDED, UNMENDED = 0, 1
HEADS = (
    _("Way"),
    _("Utility"),
    _("Of what is left"),
    _("Dropped"),
    _("Moved"),
    _("Added"),
    _("New table"),
    _("People told"),
    _("Lost no meeting"),
    _("Breaks"),
)


def run(given: Namespace) -> int:
    """Print the ways and their changes, and write them as JSON where asked."""
    problem = load(given.file)
    schedule = sound_schedule(given, problem)
    moment = Moment(named_slot("--now", given.now, problem).starts_at, given.notice)
    happened = disruptions(given, problem)
    started = time.process_time()
    mended = _mended(given, problem, schedule, happened, moment)
    seconds = time.process_time() - started
    told = [
        record_of(
            mended.problem, each.schedule, seconds=seconds, language=given.language
        )
        for each in mended.alternatives
    ]
    if given.save:
        _save(given, mended.problem, told)
    for each in idle(given, problem, schedule, moment):
        print(each.text(given.language), file=sys.stderr)
    if given.json:
        _tell(mended, told)
    else:
        _show(given, mended)
    missed = all(each.missed for each in mended.alternatives)
    return UNMENDED if missed else MENDED


def _tell(mended: Repair, told: list[dict[str, object]]) -> None:
    for number, (each, record) in enumerate(
        zip(mended.alternatives, told, strict=True), 1
    ):
        way = {"way": number, "budget": each.budget, "missed": each.missed}
        print(as_json({**way, **record, "changes": asdict(each.diff)}))


def _mended(
    given: Namespace,
    problem: Problem,
    schedule: Schedule,
    happened: Sequence[Disruption],
    moment: Moment,
) -> Repair:
    terms = Terms(given.budget, given.seed, given.effort or EFFORT)
    mended = repair(problem, schedule, happened, moment, terms)
    wrong = faults(mended.problem, doubles=True)
    if wrong:
        raise FaultyInputError(wrong)
    return mended


def _save(given: Namespace, problem: Problem, told: list[dict[str, object]]) -> None:
    given.save.mkdir(parents=True, exist_ok=True)
    stem = given.save / given.file.stem
    stem.with_name(f"{stem.name}.repaired.json").write_text(text_of(problem), "utf-8")
    for number, record in enumerate(told, 1):
        file = stem.with_name(f"{stem.name}.way-{number}.json")
        file.write_text(f"{as_json(record)}\n", "utf-8")


def _show(given: Namespace, mended: Repair) -> None:
    lost = Sentence(_("Every meeting can be held as published."))
    if mended.lost:
        values = {"count": len(mended.lost), "ids": listed(mended.lost)}
        text = _("Meetings that cannot be held as published: %(count)s (%(ids)s).")
        lost = Sentence(text, values)
    _say(lost, given.language)
    print()
    print(_table(mended.alternatives, given.language))
    before = None
    for number, each in enumerate(mended.alternatives, 1):
        print()
        title = _("Way %(number)s changes:")
        _say(Sentence(title, {"number": number}), given.language)
        changes = list(_changes(each, set(mended.lost)))
        if before is not None and each.diff == before:
            changes = [Sentence(_("The same as the way before."))]
        before = each.diff
        nothing = (
            _("Nothing but the meetings that are lost.")
            if mended.lost
            else _("Nothing.")
        )
        for change in (*(changes or [Sentence(nothing)]), *_missed(each)):
            _say(change, given.language, "  ")


def _say(sentence: Sentence, language: str, indent: str = "") -> None:
    for line in wrapped(sentence.text(language), screen() - len(indent)):
        print(f"{indent}{line}")


def _table(ways: Sequence[Alternative], language: str) -> str:
    """Return a table with a column a way, which fits on a narrow screen."""
    heads, *rows = zip(
        [Sentence(head).text(language) for head in HEADS],
        *(_figures(number, each) for number, each in enumerate(ways, 1)),
        strict=True,
    )
    columns = [Column(head, right=at > 0) for at, head in enumerate(heads)]
    return "\n".join(table(columns, rows, screen()))


def _figures(number: int, each: Alternative) -> list[str]:
    schedule, diff = each.schedule, each.diff
    share = percent(schedule.utility, schedule.utility_bound)
    changes = (
        diff.dropped,
        diff.moved,
        diff.added,
        diff.reseated,
        diff.told,
        diff.extra,
    )
    counts = (*map(len, changes), schedule.breaks)
    return [f"{number}", f"{schedule.utility:,}", share, *(f"{n:,}" for n in counts)]


def _missed(each: Alternative) -> Iterator[Sentence]:
    """Yield what must be held and is not, with the reason."""
    gone = Sentence(_("who takes part does not come, or no table is left."))
    why = {unmet.request: unmet.why for unmet in each.schedule.unmet}
    for request in each.missed:
        text = _("“%(id)s” must be held and is not: %(why)s")
        yield Sentence(text, {"id": request, "why": why.get(request, gone)})


def _changes(each: Alternative, lost: set[str]) -> Iterator[Sentence]:
    """Yield what changes, but the meetings that were lost anyway."""
    for request in each.diff.dropped:
        if request not in lost:
            yield Sentence(_("“%(id)s” is given up."), {"id": request})
    for moved in each.diff.moved:
        yield Sentence(
            _("“%(id)s” moves from slot “%(old)s” to “%(slot)s”."),
            {"id": moved.request, "old": moved.old_slot, "slot": moved.slot},
        )
    for request in each.diff.added:
        slot = each.schedule.meeting_of[request].slot
        yield Sentence(
            _("“%(id)s” is new in slot “%(slot)s”."), {"id": request, "slot": slot}
        )
    for seat in each.diff.reseated:
        template = _("“%(id)s” changes from table “%(old)s” to “%(table)s”.")
        if seat.table == seat.old_table:
            template = _("“%(id)s” is taken by another representative.")
        values = {"id": seat.request, "old": seat.old_table, "table": seat.table}
        yield Sentence(template, values)
