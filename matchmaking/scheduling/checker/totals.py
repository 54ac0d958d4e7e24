"""Totals and breaks, counted from the meetings alone, and what a schedule says about itself."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from matchmaking.scheduling.checker.held import Held
from matchmaking.scheduling.problem import Problem
from matchmaking.scheduling.schedule import Schedule, Status
from matchmaking.wording import Sentence
from matchmaking.wording import gettext_noop as _


@dataclass(frozen=True)
class Totals:
    """What meetings add up to. Tuples have one number per participant, in the problem's order."""

    meetings: int
    utility: int
    break_counts: tuple[int, ...]
    meeting_counts: tuple[int, ...]
    day_counts: tuple[int, ...]  # days with a meeting

    @property
    def breaks(self) -> int:
        return sum(self.break_counts)


def totals_of(problem: Problem, meetings: Sequence[Held]) -> Totals:
    """Count utility, breaks and attended days.

    A break is a maximal run of slots without a meeting between two meetings of one representative on one day; it may
    span two sessions (Bofill et al., JAIR 74, 2022).
    """
    agendas: list[dict[int, list[int]]] = [{} for _each in problem.participants]
    for each in meetings:
        for name, number in zip(
            each.request.participants, each.representatives, strict=False
        ):
            agenda = agendas[problem.participant_index[name]]
            agenda.setdefault(number, []).append(each.at)
    days = [slot.day for slot in problem.slots]
    return Totals(
        len(meetings),
        sum(each.request.utility for each in meetings),
        tuple(
            sum(
                later > earlier + 1 and days[later] == days[earlier]
                for slots in agenda.values()
                for earlier, later in pairwise(sorted(slots))
            )
            for agenda in agendas
        ),
        tuple(sum(map(len, agenda.values())) for agenda in agendas),
        tuple(
            len({days[at] for slots in agenda.values() for at in slots})
            for agenda in agendas
        ),
    )


def faults_in_figures(
    problem: Problem, schedule: Schedule, totals: Totals
) -> Iterator[Sentence]:
    """Yield figures that are told wrongly, and requests that are neither held nor named as unmet."""
    for template, told, counted in (
        (
            _("The utility is said to be %(told)s and is %(counted)s."),
            schedule.utility,
            totals.utility,
        ),
        (
            _("The breaks are said to be %(told)s and are %(counted)s."),
            schedule.breaks,
            totals.breaks,
        ),
    ):
        if told != counted:
            yield Sentence(template, {"told": told, "counted": counted})
    if totals.utility > schedule.utility_bound:
        yield Sentence(
            _("The utility %(counted)s is above its bound of %(bound)s."),
            {"counted": totals.utility, "bound": schedule.utility_bound},
        )
    if totals.breaks < schedule.break_bound:
        yield Sentence(
            _("There are %(counted)s breaks, fewer than the bound of %(bound)s."),
            {"counted": totals.breaks, "bound": schedule.break_bound},
        )
    unmet = [each.request for each in schedule.unmet]
    expected = [
        each.id for each in problem.requests if each.id not in schedule.meeting_of
    ]
    if sorted(unmet) != sorted(expected):
        yield Sentence(_("The unmet requests are not those without a meeting."))
    proven = (
        totals.utility == schedule.utility_bound
        and totals.breaks == schedule.break_bound
    )
    if schedule.status is Status.OPTIMAL and not proven:
        yield Sentence(_("It is said to be optimal, but does not reach its bounds."))


def faults_in_fairness(totals: Totals, fairness: int) -> Iterator[Sentence]:
    """Yield a sentence if the breaks of two participants differ by more than `fairness`."""
    least, most = min(totals.break_counts), max(totals.break_counts)
    if most - least > fairness:
        yield Sentence(
            _(
                "Breaks range from %(least)s to %(most)s, a difference of %(fairness)s is allowed."
            ),
            {"least": least, "most": most, "fairness": fairness},
        )
