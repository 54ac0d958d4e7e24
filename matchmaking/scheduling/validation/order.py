"""Faults of precedences: unknown meetings, and circles."""

from collections.abc import Iterator
from graphlib import CycleError, TopologicalSorter

from matchmaking.faults import fault
from matchmaking.scheduling.problem import Problem
from matchmaking.wording import Sentence
from matchmaking.wording import gettext_noop as _


def faults(problem: Problem) -> Iterator[Sentence]:
    """Yield unknown requests, and one circle if there is any."""
    after: TopologicalSorter[str] = TopologicalSorter()
    for number, each in enumerate(problem.precedences):
        for end in ("earlier", "later"):
            request = getattr(each, end)
            if request not in problem.request_index:
                yield fault(
                    f"precedences[{number}].{end}",
                    _("There is no request “%(id)s”."),
                    id=request,
                )
        after.add(each.later, each.earlier)
    try:
        after.prepare()
    except CycleError as error:
        yield fault(
            "precedences",
            _("run in a circle: %(circle)s."),
            circle=" → ".join(error.args[1]),
        )
