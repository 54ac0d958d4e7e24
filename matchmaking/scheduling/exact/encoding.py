"""The classic problem in clauses: who is busy when, in what order, and with how many breaks.

For each agenda the time of its j-th meeting is order-encoded (Crawford and Baker, AAAI 1994): `begun[t][j]` says that
the j-th meeting is in slot t or before.  A break stands between two neighbours in that order.  An agenda without breaks
needs no more than the order encoding of its first slot.
"""

from collections.abc import Sequence

from matchmaking.scheduling.exact.agenda_bound import counts
from matchmaking.scheduling.exact.literals import Formula, Literal, no
from matchmaking.scheduling.exact.presolve import Presolved


class Encoding(Formula):
    """Meetings, agendas and precedences; `most[p]` caps the breaks of participant p.

    `at[m][t]` meeting m is in slot t; `busy[p][t]` participant p is in a meeting; `over[p]` literals of which the first
    n are true if p has n breaks more than it must have.
    """

    def __init__(self, problem: Presolved, most: Sequence[int]) -> None:
        super().__init__()
        self.problem, self.classic = problem, problem.classic
        self.at = [self.choice(mask) for mask in problem.domains]
        people = range(self.classic.participants)
        self.busy = [self._busy(p) for p in people]
        self.in_time: dict[tuple[int, int], Literal] = {}
        self.begun: dict[int, list[list[Literal]]] = {}
        self.gaps: dict[int, list[Literal]] = {}
        self.over: list[list[Literal]] = [[] for _ in people]
        for person in people:
            if 1 < len(self.classic.agendas[person]) < self.classic.slots:
                self.over[person] = self._agenda(person, most[person])
        for earlier, later in self.classic.precedences:
            self.precede(earlier, later)

    def _busy(self, person: int) -> list[Literal]:
        agenda = self.classic.agendas[person]
        full = len(agenda) == self.classic.slots
        return [
            self._busy_in(agenda, slot, full=full) for slot in range(self.classic.slots)
        ]

    def _busy_in(self, agenda: tuple[int, ...], slot: int, *, full: bool) -> Literal:
        literals = [self.at[m][slot] for m in agenda if slot in self.at[m]]
        if full and not any(isinstance(each, int) for each in literals):
            self.exactly_one(literals)
            return 1
        return self.one_of(literals)

    def _agenda(self, person: int, most: int) -> list[Literal]:
        if not most and not any(self.classic.day_of):
            return self._unbroken(person)
        begun = self.begun[person] = self._begun(person)
        self._order(begun, self.busy[person])
        self._borders(begun, self.classic.agendas[person])
        gaps = self.gaps[person] = self._gaps(begun, allowed=most > 0)
        if not most:
            return []
        least = self.problem.least[person]
        counted = self.counter([[gap] for gap in gaps], most + 1)
        for each in counted[:least]:
            self.clause(each)
        for each in counted[most:]:
            self.clause(no(each))
        return counted[least:most]

    def _begun(self, person: int) -> list[list[Literal]]:
        """Return the order encoding with what is known from counting; row -1 stands for the time before."""
        total = len(self.classic.agendas[person])
        begun: list[list[Literal]] = [
            [self.new() if low < j <= high else int(j <= low) for j in range(total + 1)]
            for low, high in self._limits(person)
        ]
        begun.append([1, *[0] * total])
        return begun

    def _limits(self, person: int) -> list[tuple[int, int]]:
        """Return how many meetings of an agenda at least and at most have begun by each slot, from counting."""
        agenda, slots = self.classic.agendas[person], self.classic.slots
        usable, forced = _running(self.busy[person])
        least, possible = counts(slots, agenda, self.problem.domains)
        total = len(agenda)
        return [
            (
                max(total - usable[-1] + usable[slot], forced[slot], least[slot]),
                min(usable[slot], total - forced[-1] + forced[slot], possible[slot]),
            )
            for slot in range(slots)
        ]

    def _unbroken(self, person: int) -> list[Literal]:
        """Put the meetings of a single day one after another: then one choice, of the first slot, says all.

        If the first is in slot u or before, the j-th is in u + j - 1 or before, so the literals of the order encoding
        are the same along its diagonals.
        """
        busy, agenda = self.busy[person], self.classic.agendas[person]
        total, slots = len(agenda), self.classic.slots
        limits = list(enumerate(self._limits(person)))
        soonest = max(slot - high + 1 for slot, (_, high) in limits if high < total)
        latest = min(slot - low + 1 for slot, (low, _) in limits if low)
        self.clause(int(soonest <= latest))
        from_ = [
            self.new() if soonest <= slot < latest else int(slot >= latest)
            for slot in range(slots)
        ]
        from_ += [0] * total  # the slots before the first, as positions from the end
        for slot, on in enumerate(busy):
            now, over = from_[slot], from_[slot - total]
            self.clause(no(from_[slot - 1]), now)
            self.clause(no(on), now)
            self.clause(no(on), no(over))
            self.clause(on, no(now), over)
        self.begun[person] = [
            [1, *(from_[slot - j] for j in range(total))] for slot in range(slots)
        ]
        self.begun[person].append([1, *[0] * total])
        self._borders(self.begun[person], agenda)
        self.gaps[person] = [0] * (total - 1)
        return []

    def _order(self, begun: list[list[Literal]], busy: list[Literal]) -> None:
        """Tie the j-th meetings to the busy slots."""
        total, clause = len(begun[0]) - 1, self.clause
        not_begun = [[no(each) for each in row] for row in begun]
        for slot, on in enumerate(busy):
            off, now, before = no(on), begun[slot], begun[slot - 1]
            not_now, not_before = not_begun[slot], not_begun[slot - 1]
            for j in range(1, total + 1):
                if j > 1:
                    clause(not_now[j], before[j - 1])
                clause(not_before[j], now[j])
                clause(off, not_before[j - 1], now[j])
                clause(on, not_now[j], before[j])
            clause(off, not_before[total])

    def _borders(self, begun: list[list[Literal]], agenda: tuple[int, ...]) -> None:
        """At the beginning of a session or day, as many meetings have begun as were put before it."""
        for border in self.classic.borders:
            before = [self._before(m, border) for m in agenda]
            sure = sum(isinstance(each, int) and each for each in before)
            free = [each for each in before if not isinstance(each, int)]
            if free:
                row = begun[border - 1][sure + 1 : sure + 1 + len(free)]
                self.model.add(sum(row) == sum(free))

    def _before(self, meeting: int, border: int) -> Literal:
        key = (meeting, border)
        if key not in self.in_time:
            row = self.at[meeting]
            early = [each for slot, each in row.items() if slot < border]
            self.in_time[key] = 1 if len(early) == len(row) else self.one_of(early)
        return self.in_time[key]

    def _gaps(self, begun: list[list[Literal]], *, allowed: bool) -> list[Literal]:
        """Return a literal for a break after each meeting but the last: the next is on the same day, but not at once."""
        last = self.classic.last_of_day
        gaps: list[Literal] = []
        for j in range(1, len(begun[0]) - 1):
            gap = self.new() if allowed else 0
            day_begins = -1
            for slot in range(self.classic.slots):
                if slot == last[slot]:
                    day_begins = slot
                    continue
                self.clause(
                    no(begun[slot][j]),
                    begun[day_begins][j],
                    begun[slot + 1][j + 1],
                    no(begun[last[slot]][j + 1]),
                    gap,
                )
            gaps.append(gap)
        return gaps


def _running(busy: list[Literal]) -> tuple[list[int], list[int]]:
    """Return how many slots can and how many must be busy up to each slot."""
    usable: list[int] = []
    forced: list[int] = []
    for each in busy:
        known = isinstance(each, int)
        usable.append((usable[-1] if usable else 0) + (not known or bool(each)))
        forced.append((forced[-1] if forced else 0) + (known and bool(each)))
    return usable, forced
