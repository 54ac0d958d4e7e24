from hypothesis import given, settings

from matchmaking.scheduling.arrays import event_of
from matchmaking.scheduling.changes import Withdraw
from matchmaking.scheduling.problem import (
    Participant,
    Precedence,
    Problem,
    Request,
    Table,
)
from matchmaking.scheduling.reasons import Fix, explain
from matchmaking.scheduling.schedule import Meeting, Reason
from tests.matchmaking.scheduling.reasons.ordered import Agenda, fits, ordered
from tests.matchmaking.scheduling.selection.problems import forced, slots


def cheapest_to_give_up(agenda: Agenda, request: Request) -> int | None:
    """Return the least utility of a meeting without which the request fits, found by trying each."""
    problem, meetings = agenda
    wishes = {each.id: each for each in problem.requests}
    return min(
        (
            wishes[each.request].utility
            for each in meetings
            if not forced(problem, wishes[each.request])
            and fits(problem, tuple(m for m in meetings if m is not each), request)
        ),
        default=None,
    )


@settings(deadline=None, max_examples=250)
@given(ordered())
def test_no_cheaper_meeting_could_be_given_up(agenda: Agenda) -> None:
    problem, meetings = agenda
    for each in explain(event_of(problem), meetings):
        request = problem.requests[problem.request_index[each.request]]
        lost = [
            fix.lost
            for fix in each.fixes
            if any(isinstance(change, Withdraw) for change in fix.changes)
        ]
        if each.reason is Reason.NOT_PLACED:
            assert lost == []
        else:
            least = cheapest_to_give_up(agenda, request)
            assert lost == ([] if least is None else [least])


def test_a_meeting_that_stands_in_the_way_by_its_order_is_given_up() -> None:
    people = tuple(Participant(name) for name in "abcd")
    requests = (
        Request("first", ("a", "b"), (9, 9)),
        Request("last", ("c", "d"), (2, 3)),
        Request("wish", ("a", "c"), (1, 1)),
    )
    problem = Problem(
        "order",
        people,
        slots(1, 2),
        (Table("t"), Table("u")),
        requests,
        precedences=(Precedence("wish", "last"),),
    )
    meetings = (
        Meeting("first", "0-1", "t", (0, 0)),
        Meeting("last", "0-0", "t", (0, 0)),
    )

    (found,) = explain(event_of(problem), meetings)

    assert found.fixes[0] == Fix("0-0", (Withdraw("last"),), lost=5)
