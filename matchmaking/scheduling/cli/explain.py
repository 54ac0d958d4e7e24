"""`explain`: why requests are not met and what would make room for them, or why there is no schedule at all."""

from argparse import Namespace

from matchmaking.faults import FaultyInputError, fault
from matchmaking.scheduling.arrays import event_of
from matchmaking.scheduling.cli.files import UNSOLVED, event_beside, record_in
from matchmaking.scheduling.cli.solving import as_json, solved, why_not
from matchmaking.scheduling.problem import Problem
from matchmaking.scheduling.reasons import Explanation, explain, words
from matchmaking.scheduling.schedule import Schedule
from matchmaking.scheduling.solve import Search
from matchmaking.wording import Sentence
from matchmaking.wording import gettext_noop as _

EXPLAINED, IMPOSSIBLE = 0, 1


def run(given: Namespace) -> int:
    """Print the reasons and fixes of unmet requests, most useful ones first; of an infeasible event the conflict."""
    problem = event_beside(given.file, given.schedule)
    if given.request is not None and given.request not in problem.request_index:
        template = _("There is no request “%(id)s”.")
        raise FaultyInputError([fault("--request", template, id=given.request)])
    schedule = _schedule(given, problem)
    if schedule.status in UNSOLVED:
        told = [each.text(given.language) for each in schedule.conflict]
        record = {"instance": problem.name, "conflict": told}
        why = why_not(problem, schedule, given.language)
        print(as_json(record) if given.json else why)
        return IMPOSSIBLE
    wanted = None if given.request is None else [given.request]
    found = sorted(
        explain(event_of(problem), schedule.meetings, wanted),
        key=lambda each: -_utility(problem, each),
    )
    for each in found:
        if given.json:
            print(as_json(_record(problem, each, given.language)))
        else:
            _show(given, problem, each)
    if not found and not given.json:
        held = (
            _("Every request is met.") if wanted is None else _("This request is met.")
        )
        print(Sentence(held).text(given.language))
    return EXPLAINED


def _schedule(given: Namespace, problem: Problem) -> Schedule:
    """Return the schedule handed in, which must be sound, or one solved now; what rules out all is found anew."""
    if given.schedule is not None:
        schedule = record_in(given, problem)
        if schedule.status not in UNSOLVED:
            return schedule
    search = Search(seed=given.seed, effort=given.effort)
    return solved(problem, search, given.fairness)


def _utility(problem: Problem, each: Explanation) -> int:
    return problem.requests[problem.request_index[each.request]].utility


def _record(problem: Problem, each: Explanation, language: str) -> dict[str, object]:
    return {
        "instance": problem.name,
        "request": each.request,
        "reason": each.reason.value,
        "why": each.why.text(language),
        "fixes": [words(fix).text(language) for fix in each.fixes],
    }


def _show(given: Namespace, problem: Problem, each: Explanation) -> None:
    people = " – ".join(
        problem.requests[problem.request_index[each.request]].participants
    )
    print(
        f"{each.request} ({people}, {_utility(problem, each)}): {each.why.text(given.language)}"
    )
    for fix in each.fixes:
        print(f"  → {words(fix).text(given.language)}")
