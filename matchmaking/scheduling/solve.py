"""The front door: any problem in, a schedule with its bounds and reasons out."""

from collections.abc import Callable
from dataclasses import dataclass, replace

from matchmaking.scheduling.agenda.pipeline import EFFORT, solve_event
from matchmaking.scheduling.agenda.polishing import Work
from matchmaking.scheduling.agenda.publish import schedule_of
from matchmaking.scheduling.arrays import Event, event_of
from matchmaking.scheduling.problem import Problem
from matchmaking.scheduling.reasons.codes import reasons
from matchmaking.scheduling.reasons.usage import usage_of
from matchmaking.scheduling.schedule import Schedule, Unmet


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
    return with_reasons(event, schedule_of(event, agenda))


def with_reasons(event: Event, schedule: Schedule) -> Schedule:
    """Return the schedule with the reason of each request it does not meet; fixes are `reasons.fixes`."""
    usage = usage_of(event, schedule.meetings)
    told = reasons(usage, usage.unmet)
    requests = event.problem.requests
    unmet = tuple(Unmet(requests[k].id, reason, why) for k, reason, why in told)
    return replace(schedule, unmet=unmet)
