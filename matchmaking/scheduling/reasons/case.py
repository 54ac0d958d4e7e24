"""One unmet request: what keeps it from being held, in words that name only what there is."""

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from matchmaking.scheduling.arrays import VIRTUAL
from matchmaking.scheduling.problem import Request
from matchmaking.scheduling.reasons.usage import Usage
from matchmaking.wording import Sentence, listed
from matchmaking.wording import gettext_noop as _

Marks = NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class Case:
    """A request that is not held."""

    usage: Usage
    request: int
    common: Marks  # (C,) all participants can meet
    tables: Marks  # (C,) it could be held, were it not for its order

    def apart(self) -> Sentence:
        """Say why there is no slot in which all can meet."""
        problem = self.usage.event.problem
        people = [problem.participants[p] for p in self._members]
        together = [
            number
            for number, slot in enumerate(problem.slots)
            if all(who.is_there(slot) for who in people)
        ]
        if not together:
            return Sentence(
                _("%(participants)s have no slot in common."),
                {"participants": self._names},
            )
        columns = self.usage.event.column_of[together]
        without = [
            p for p in self._members if not self.usage.event.places[p, columns].all()
        ]
        values = {"participants": self._names, "hosts": self._named(without)}
        if len(without) == 1:
            return Sentence(
                _(
                    "In every slot that %(participants)s have in common, the tables at which %(hosts)s meets are closed."
                ),
                values,
            )
        return Sentence(
            _(
                "In every slot that %(participants)s have in common, the tables at which one of %(hosts)s meets are closed."
            ),
            values,
        )

    def fullness(self, full: list[int]) -> Sentence:
        """Say of each of these participants that it can have no further meeting."""
        person = self.usage.event.problem.participants[full[0]]
        has = int(self.usage.meetings[full[0]])
        values: dict[str, object] = {"participant": person.id, "count": has}
        if person.maximum is not None and has >= person.maximum:
            template = _(
                "“%(participant)s” has as many meetings as it wants (%(count)s)."
            )
        else:
            template = _(
                "“%(participant)s” can hold no further meeting in any of its slots."
            )
        text = Sentence(template, values)
        if len(full) == 1:
            return text
        return Sentence(
            _("%(one)s %(other)s"), {"one": text, "other": self.fullness(full[1:])}
        )

    def places_taken(self, free: int) -> Sentence:
        if self._virtual:
            template = _(
                "Whenever all are free and it may be held, no virtual meeting is left (slots: %(count)s)."
            )
        else:
            template = _(
                "Whenever all are free and it may be held, no pooled table is left (slots: %(count)s)."
            )
        return Sentence(template, {"count": free})

    def rules(self) -> Sentence:
        """Say which rule leaves no slot, whoever else meets."""
        event = self.usage.event
        problem, request = event.problem, event.problem.requests[self.request]
        lock = problem.lock_of.get(request.id)
        slot = lock.slot if lock else request.fixed
        if slot is not None:
            return Sentence(
                _("It must be held in slot “%(slot)s”, which is not possible."),
                {"slot": slot},
            )
        own = self.common & (event.allowed[event.choice[self.request]] > 0)
        if not own.any():
            return self._own_rules(request)
        if self._virtual:
            return Sentence(_("No virtual meetings are possible at this event."))
        if all(table.host is not None for table in problem.tables):
            return Sentence(_("There is no table at which it could be held."))
        return Sentence(
            _(
                "Whenever it may be held, every pooled table is closed (slots: %(count)s)."
            ),
            {"count": int(own.sum())},
        )

    def _own_rules(self, request: Request) -> Sentence:
        event = self.usage.event
        slots = [
            event.problem.slots[number]
            for number in event.slot_of[np.flatnonzero(self.common)].tolist()
        ]
        if request.sessions and not any(s.session in request.sessions for s in slots):
            return Sentence(_("Its sessions leave no slot in which all can meet."))
        if not any(slot.minutes >= request.minutes for slot in slots):
            return Sentence(_("Its length leaves no slot in which all can meet."))
        return Sentence(
            _("Its sessions and its length leave no slot in which all can meet.")
        )

    def out_of_order(self) -> Sentence:
        """Say which meetings would come before it that must come after it, or the other way round."""
        event, at = self.usage.event, self.usage.column
        room = np.flatnonzero(self.tables)
        found = []
        for earlier, later in event.before:
            if self.request in {earlier, later}:
                other = later if earlier == self.request else earlier
                broken = room >= at[other] if other == later else room <= at[other]
                if at[other] >= 0 and broken.any():
                    found.append((-int(broken.sum()), other))
        enough = [min(found)] if -min(found)[0] == len(room) else found
        names = [event.problem.requests[other].id for _count, other in enough]
        return Sentence(
            _(
                "There is room for it only in slots that break its order with %(meetings)s."
            ),
            {"meetings": quoted(names)},
        )

    def never_free(self, allowed: int) -> Sentence:
        """Say whether the participants are never free together, or not where it could be held."""
        usage = self.usage
        free = (usage.event.places > usage.busy)[list(self._members)].all(0)
        values: dict[str, object] = {"participants": self._names}
        if not free.any():
            return Sentence(
                _("%(participants)s have free slots, but never the same one."), values
            )
        return Sentence(
            _(
                "Whenever it may be held, at least one of %(participants)s is not free (slots: %(count)s)."
            ),
            {**values, "count": allowed},
        )

    @property
    def _members(self) -> tuple[int, ...]:
        return self.usage.event.members(self.request)

    @property
    def _virtual(self) -> bool:
        return bool(self.usage.event.need[self.request] == VIRTUAL)

    @property
    def _names(self) -> Sentence:
        return self._named(self._members)

    def _named(self, people: Iterable[int]) -> Sentence:
        every = self.usage.event.problem.participants
        return quoted(every[p].id for p in people)


def quoted(names: Iterable[str]) -> Sentence:
    """Return ids as they stand in sentences."""
    return listed([f"“{each}”" for each in names])
