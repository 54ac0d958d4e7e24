"""`repair`: three ways to mend a schedule on the day, each with its price and all that changes."""

import time
from argparse import Namespace
from collections.abc import Iterator
from dataclasses import asdict

from matchmaking.faults import FaultyInputError
from matchmaking.scheduling.cli.happenings import disruptions, named_slot
from matchmaking.scheduling.cli.shown import shown
from matchmaking.scheduling.cli.solving import as_json, sound_schedule
from matchmaking.scheduling.problem import Problem
from matchmaking.scheduling.problem_file import load, text_of
from matchmaking.scheduling.repair import Alternative, Moment, Repair, Terms, repair
from matchmaking.scheduling.repair.repair import EFFORT
from matchmaking.scheduling.schedule import Schedule
from matchmaking.scheduling.schedule_file import record_of
from matchmaking.scheduling.validation import faults
from matchmaking.wording import Sentence, percent
from matchmaking.wording import gettext_noop as _

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
    """Print the alternatives and their changes, and write them as JSON where asked."""
    problem = load(given.file)
    schedule = sound_schedule(given, problem)
    started = time.process_time()
    mended = _mended(given, problem, schedule)
    seconds = time.process_time() - started
    told = [
        record_of(
            mended.problem, each.schedule, seconds=seconds, language=given.language
        )
        for each in mended.alternatives
    ]
    if given.save:
        _save(given, mended.problem, told)
    if not given.json:
        _show(given, mended)
        return 0
    for number, (each, record) in enumerate(
        zip(mended.alternatives, told, strict=True), 1
    ):
        way = {"way": number, "budget": each.budget}
        print(as_json({**way, **record, "changes": asdict(each.diff)}))
    return 0


def _mended(given: Namespace, problem: Problem, schedule: Schedule) -> Repair:
    now = named_slot("--now", given.now, problem).starts_at
    happened = disruptions(given, problem)
    mended = repair(
        problem,
        schedule,
        happened,
        Moment(now, given.notice),
        Terms(given.budget, given.seed, given.effort or EFFORT),
    )
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
    lost = Sentence(
        _("%(count)s meetings cannot be held as published."),
        {"count": len(mended.lost)},
    )
    print(lost.text(given.language), end="\n\n")
    rows = [_row(number, each) for number, each in enumerate(mended.alternatives, 1)]
    print(shown(HEADS, rows, given.language))
    before = None
    for number, each in enumerate(mended.alternatives, 1):
        title = Sentence(_("Way %(number)s changes:"), {"number": number})
        print(f"\n{title.text(given.language)}")
        changes = list(_changes(each, set(mended.lost)))
        if before is not None and each.diff == before:
            changes = [Sentence(_("The same as the way before."))]
        before = each.diff
        for change in changes or [
            Sentence(_("Nothing but the meetings that are lost."))
        ]:
            print(f"  {change.text(given.language)}")


def _row(number: int, each: Alternative) -> list[object]:
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
    return [number, schedule.utility, share, *map(len, changes), schedule.breaks]


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
