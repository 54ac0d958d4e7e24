"""Is there a timetable at all?  The problem where breaks do not matter, in as few variables as will do."""

from matchmaking.scheduling.exact.classic import Pool
from matchmaking.scheduling.exact.literals import Formula
from matchmaking.scheduling.exact.presolve import Presolved


class Bare(Formula):
    """Meetings in slots, one at a time for everybody, within the places and in order."""

    def __init__(self, problem: Presolved) -> None:
        super().__init__()
        self.at = [self.choice(mask) for mask in problem.domains]
        classic = problem.classic
        for agenda in classic.agendas:
            for slot in range(classic.slots):
                mine = [self.at[m][slot] for m in agenda if slot in self.at[m]]
                if len(mine) > 1:
                    self.model.add_at_most_one(mine)
        for pool in classic.pools:
            self._limit(pool)
        for earlier, later in classic.precedences:
            self.precede(earlier, later)

    def _limit(self, pool: Pool) -> None:
        for slot, places in enumerate(pool.capacity):
            here = [self.at[m][slot] for m in pool.meetings if slot in self.at[m]]
            self.at_most(here, places)
