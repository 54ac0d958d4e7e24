"""Clauses and counters over Boolean variables, of which some are known beforehand."""

from collections.abc import Iterable, Mapping, Sequence

from ortools.sat.python import cp_model
from ortools.sat.python.cp_model_helper import Literal as Variable

from matchmaking.scheduling.exact.classic import slots_in

Literal = Variable | int  # int: known, 0 or 1


Row = Mapping[int, Literal]  # slot -> the meeting is in it


class Formula:
    """A CP-SAT model that leaves known literals out of its constraints; `at[m][t]` says that meeting m is in slot t."""

    at: list[dict[int, Literal]]

    def __init__(self) -> None:
        self.model = cp_model.CpModel()
        self._times: dict[int, list[tuple[int, Literal]]] = {}

    def new(self) -> Variable:
        """Return a fresh variable."""
        return self.model.new_bool_var("")

    def choice(self, mask: int) -> dict[int, Literal]:
        """Return a literal for each slot of a mask, of which exactly one is true."""
        slots = slots_in(mask)
        if len(slots) == 1:
            return {slots[0]: 1}
        row: dict[int, Literal] = {slot: self.new() for slot in slots}
        self.exactly_one(row.values())
        return row

    def by(self, meeting: int, slot: int) -> Literal:
        """Return a literal for "the meeting is in this slot or before"."""
        times = self._times.get(meeting)
        if times is None:
            times = self._times[meeting] = self._times_of(self.at[meeting])
        return next((each for time, each in reversed(times) if time <= slot), 0)

    def _times_of(self, row: Row) -> list[tuple[int, Literal]]:
        """Return the order encoding of a choice (Crawford and Baker, AAAI 1994)."""
        times: list[tuple[int, Literal]] = []
        so_far: Literal = 0
        for time, here in row.items():
            last = len(times) + 1 == len(row)
            so_far = 1 if last else self.one_of([so_far, here])
            times.append((time, so_far))
        return times

    def precede(self, earlier: int, later: int) -> None:
        """Say that one meeting is before the other: if the later one is in t or before, the earlier one is before t."""
        for slot in self.at[later]:
            self.clause(no(self.by(later, slot)), self.by(earlier, slot - 1))

    def clause(self, *literals: Literal) -> None:
        """Say that one of them is true."""
        unknown = []
        for each in literals:
            if not isinstance(each, int):
                unknown.append(each)
            elif each:
                return
        self.model.add_bool_or(unknown)

    def exactly_one(self, literals: Iterable[Literal]) -> None:
        """Say that one of them is true and the others are false."""
        self.model.add_exactly_one(literals)

    def one_of(self, literals: Iterable[Literal]) -> Literal:
        """Return a literal for "one of these is true", and say that not more than one is."""
        possible = [
            each for each in literals if not (isinstance(each, int) and not each)
        ]
        unknown = [each for each in possible if not isinstance(each, int)]
        if len(unknown) < len(possible):
            for each in unknown:
                self.model.add_bool_or([~each])
            return 1
        if len(unknown) <= 1:
            return unknown[0] if unknown else 0
        result = self.model.new_bool_var("")
        self.model.add_exactly_one([*unknown, ~result])
        return result

    def at_most(self, literals: Iterable[Literal], most: int) -> None:
        """Say that at most so many are true, as a linear constraint."""
        unknown, most = known_apart(literals, most)
        if len(unknown) > most:
            self.model.add(sum(unknown) <= most)

    def at_least(self, literals: Iterable[Literal], least: int) -> None:
        """Say that at least so many are true, as a linear constraint."""
        unknown, least = known_apart(literals, least)
        if least > 0:
            self.model.add(sum(unknown) >= least)

    def at_most_in_clauses(self, literals: Iterable[Literal], most: int) -> None:
        """Say the same in clauses, from which the solver learns more at a tight limit."""
        unknown, most = known_apart(literals, most)
        if len(unknown) > most:
            outputs = self.counter([[each] for each in unknown], most + 1)
            self.clause(no(outputs[most]))

    def counter(self, groups: Sequence[Sequence[Literal]], most: int) -> list[Literal]:
        """Return literals of which the first n are true if n inputs are, for n up to `most`.

        Totalizer of Bailleux and Boufkhad (CP 2003), upper side only, cut off at `most`.  Each group is ordered: its
        n-th literal is true if n of its own inputs are.
        """
        if len(groups) == 1:
            return list(groups[0][:most])
        half = len(groups) // 2
        left, right = (
            self.counter(groups[:half], most),
            self.counter(groups[half:], most),
        )
        outputs: list[Literal] = [
            self.new() for _ in range(min(len(left) + len(right), most))
        ]
        not_left = [no(each) for each in left]
        not_right = [no(each) for each in right]
        for i in range(len(left) + 1):
            few = not_left[i - 1 : i] if i else []
            for j in range(len(right) + 1):
                if i + j:
                    more = not_right[j - 1 : j] if j else []
                    self.clause(outputs[min(i + j, len(outputs)) - 1], *few, *more)
        return outputs


def no(literal: Literal) -> Literal:
    """Return the opposite."""
    if isinstance(literal, int):
        return 1 - literal
    return literal.negated()


def known_apart(literals: Iterable[Literal], limit: int) -> tuple[list[Variable], int]:
    """Return the unknown literals, and what the known ones leave of a limit."""
    unknown: list[Variable] = []
    for each in literals:
        if isinstance(each, int):
            limit -= each
        else:
            unknown.append(each)
    return unknown, limit
