"""The front door: any problem in, a schedule with its bounds and reasons out."""

from collections.abc import Callable
from dataclasses import dataclass

from matchmaking.scheduling.agenda.pipeline import EFFORT, solve_event
from matchmaking.scheduling.agenda.polishing import Work
from matchmaking.scheduling.agenda.publish import schedule_of
from matchmaking.scheduling.arrays import event_of
from matchmaking.scheduling.problem import Problem
from matchmaking.scheduling.schedule import Schedule


def never() -> bool:
    return False


def untold(_share: float, _note: str) -> None:
    return None


@dataclass(frozen=True)
class Search:
    """How to search. The same seed and effort give the same schedule on every machine, however many threads there are."""

    seed: int = 1
    effort: int = (
        EFFORT  # proposals per meeting, and what the exact solver may do in proportion
    )
    threads: int = 1
    stop: Callable[[], bool] = (
        never  # asked now and then; what is returned then is the best so far
    )
    tell: Callable[[float, str], None] = untold  # (share done, what has been reached)


def solve(problem: Problem, search: Search | None = None) -> Schedule:
    """Return a schedule of a valid problem (`validation.faults` names none)."""
    search = search or Search()
    event = event_of(problem)
    work = Work(search.effort, search.seed, threads=search.threads, stop=search.stop)

    def progress(done: int, total: int, _figures: object) -> None:
        search.tell(done / max(1, total), "")

    agenda = solve_event(problem, event=event, work=work, progress=progress)
    return schedule_of(event, agenda)
