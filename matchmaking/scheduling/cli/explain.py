"""`explain`: why requests are not met and what would make room for them, or why there is no schedule at all."""

import json
from argparse import Namespace

from matchmaking.scheduling.arrays import event_of
from matchmaking.scheduling.checker import check
from matchmaking.scheduling.faults import FaultyInputError, fault
from matchmaking.scheduling.problem import Problem
from matchmaking.scheduling.problem_file import load
from matchmaking.scheduling.reasons import Explanation, explain, words
from matchmaking.scheduling.schedule import Schedule, Status
from matchmaking.scheduling.schedule_file import parse_schedule
from matchmaking.scheduling.solve import Search, solve
from matchmaking.wording import Sentence
from matchmaking.wording import gettext_noop as _

EXPLAINED, INFEASIBLE = 0, 1


def run(given: Namespace) -> int:
    """Print the reasons and fixes of unmet requests, most useful ones first; of an infeasible event the conflict."""
    problem = load(given.file)
    if given.request is not None and given.request not in problem.request_index:
        template = _("%(place)s: there is no request “%(id)s”.")
        raise FaultyInputError([fault("--request", template, id=given.request)])
    schedule = _schedule(given, problem)
    if schedule.status is Status.INFEASIBLE:
        _show_conflict(given, problem, schedule)
        return INFEASIBLE
    wanted = None if given.request is None else [given.request]
    found = sorted(
        explain(event_of(problem), schedule.meetings, wanted),
        key=lambda each: -_utility(problem, each),
    )
    for each in found:
        if given.json:
            print(
                json.dumps(_record(problem, each, given.language), ensure_ascii=False)
            )
        else:
            _show(given, problem, each)
    if not found and not given.json:
        held = (
            _("Every request is met.") if wanted is None else _("This request is met.")
        )
        print(Sentence(held).text(given.language))
    return EXPLAINED


def _schedule(given: Namespace, problem: Problem) -> Schedule:
    """Return the schedule handed in, which must be sound, or one solved now."""
    if given.schedule is None:
        return solve(
            problem,
            Search(seed=given.seed, effort=given.effort),
            fairness=given.fairness,
        )
    schedule = parse_schedule(problem, given.schedule.read_text(errors="replace"))
    found = check(problem, schedule)
    if found:
        raise FaultyInputError(found)
    return schedule


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


def _show_conflict(given: Namespace, problem: Problem, schedule: Schedule) -> None:
    told = [each.text(given.language) for each in schedule.conflict]
    if given.json:
        print(
            json.dumps({"instance": problem.name, "conflict": told}, ensure_ascii=False)
        )
        return
    head = _("%(name)s has no schedule. These conditions cannot hold together:")
    print(Sentence(head, {"name": problem.name}).text(given.language))
    print("\n".join(f"  · {each}" for each in told))
