"""Fewer attended days, where a day is worth more than the breaks its meetings cause elsewhere."""

import numpy as np

from matchmaking.scheduling.agenda.draft import Draft
from matchmaking.scheduling.agenda.polishing import Work
from matchmaking.scheduling.jit import run
from matchmaking.scheduling.kernels.days import Visits, give_up
from matchmaking.scheduling.kernels.grid import FREE

MOST = 8  # meetings of a visit that is looked at
ROUNDS = 3
PIECE = 2_000  # visits between two looks at `stop`


def give_up_days(draft: Draft, work: Work) -> None:
    """Empty visits of few meetings, the smallest first, as long as that saves anything."""
    for _ in range(ROUNDS):
        visits = visits_of(draft)
        saved = 0
        for start in range(0, len(visits.participant), PIECE):
            if work.stop():
                return
            piece = visits._replace(
                participant=visits.participant[start : start + PIECE],
                day=visits.day[start : start + PIECE],
            )
            saved += run(give_up, draft.grid, draft.space, piece)
        if not saved:
            return


def visits_of(draft: Draft) -> Visits:
    """Return the participants and days with few meetings, the fewest first."""
    event = draft.event
    busy = draft.grid.cell.reshape(-1, draft.grid.width) != FREE
    by_day = np.stack(
        [busy[:, event.day_of == day].sum(axis=1) for day in range(event.days)], axis=1
    )
    meetings = np.add.reduceat(by_day, event.row_start[:-1], axis=0)
    participant, day = np.nonzero((meetings > 0) & (meetings <= MOST))
    order = np.lexsort((day, participant, meetings[participant, day]))
    return Visits(
        participant=participant[order],
        day=day[order],
        lifted=np.zeros(MOST, np.int64),
        origin=np.zeros(MOST, np.int64),
    )
