"""Every fault of a problem, with its place, before anything is solved."""

from matchmaking.scheduling.problem import Problem
from matchmaking.scheduling.validation import (
    locks,
    order,
    people,
    placed,
    requests,
    venue,
)
from matchmaking.wording import Sentence


def faults(problem: Problem, *, doubles: bool = False) -> list[Sentence]:
    """Return a sentence for each fault, each beginning with its place in the file, such as `requests[4].fixed`.

    A problem without faults may still be infeasible; that takes a solver to say.  With `doubles`, two requests may ask
    for the same meeting, as some published instances do.
    """
    found = [*venue.slot_faults(problem), *people.faults(problem)]
    found += [*venue.table_faults(problem), *requests.faults(problem)]
    if not doubles:
        found += requests.doubles(problem)
    found += [*order.faults(problem), *locks.unknown(problem)]
    # What is placed is only counted where all that it names exists.
    return found or [*locks.faults(problem), *placed.faults(problem)]
