import pytest

from matchmaking.scheduling.exact.agenda_bound import agenda_bound
from matchmaking.scheduling.exact.classic import Classic, Pool, first, last, slots_in
from matchmaking.scheduling.exact.hall import Shortfall, shortfall
from matchmaking.scheduling.exact.presolve import (
    Cause,
    InfeasibleError,
    Refutation,
    presolve,
)

ALL = 0b1111


def classic(*domains: int, **facts: object) -> Classic:
    """Return meetings of participant 0 with one other each, on one day of four slots."""
    return Classic(
        **{
            "day_of": (0, 0, 0, 0),
            "borders": (),
            "meetings": tuple((0, i + 1) for i, _ in enumerate(domains)),
            "participants": len(domains) + 1,
            "domains": domains,
            **facts,
        }
    )


def refutation(problem: Classic) -> Refutation:
    with pytest.raises(InfeasibleError) as caught:
        presolve(problem)
    return caught.value.refutation


def test_masks_name_their_slots() -> None:
    assert (slots_in(0b10110), first(0b10110), last(0b10110)) == ([1, 2, 4], 1, 4)


def test_a_placed_meeting_takes_its_slot_from_the_others() -> None:
    found = presolve(classic(0b0010, 0b0110, ALL))

    assert found.domains == (0b0010, 0b0100, 0b1001)


def test_precedences_cut_the_ends_of_domains() -> None:
    apart = ((0, 1), (2, 3))

    found = presolve(
        classic(ALL, ALL, meetings=apart, participants=4, precedences=((0, 1),))
    )

    assert found.domains == (0b0111, 0b1110)


def test_a_slot_without_places_is_out_of_reach() -> None:
    found = presolve(classic(ALL, pools=(Pool((0,), (0, 1, 0, 1)),)))

    assert found.domains == (0b1010,)


@pytest.mark.parametrize(
    ("problem", "expected"),
    [
        (classic(0), Refutation(Cause.NO_SLOT, meetings=(0,))),
        (
            classic(0b11, 0b11, 0b11, ALL),
            Refutation(Cause.AGENDA, meetings=(0, 1, 2), slots=(0, 1), participant=0),
        ),
        (
            classic(ALL, ALL, maxima={0: 1}),
            Refutation(Cause.MAXIMUM, meetings=(0, 1), participant=0, number=1),
        ),
        (
            classic(
                ALL,
                meetings=((0, 1), (2, 3)),
                participants=4,
                domains=(1, 1),
                pools=(Pool((0, 1), (1,) * 4),),
            ),
            Refutation(Cause.PLACES, meetings=(0, 1), slots=(0,), number=1),
        ),
        (
            classic(0b0001, 0b0100, fairness=0),
            Refutation(Cause.FAIRNESS, meetings=(0, 1), participant=0, number=1),
        ),
        (
            classic(0b0100, ALL, precedences=((0, 1), (1, 0))),
            Refutation(Cause.SQUEEZED, meetings=(0,)),
        ),
    ],
    ids=[
        cause.value
        for cause in (
            Cause.NO_SLOT,
            Cause.AGENDA,
            Cause.MAXIMUM,
            Cause.PLACES,
            Cause.FAIRNESS,
            Cause.SQUEEZED,
        )
    ],
)
def test_each_refutation_says_who_and_where(
    problem: Classic, expected: Refutation
) -> None:
    assert refutation(problem) == expected


def test_rows_move_on_to_make_room() -> None:
    assert shortfall([0b11, 0b01, 0b110, 0b110], [1, 1, 1]) == Shortfall(
        (0, 1, 2, 3), (0, 1, 2)
    )
    assert shortfall([0b11, 0b01, 0b110], [1, 1, 1]) is None


@pytest.mark.parametrize(
    ("domains", "days", "breaks"),
    [
        ((0b0001, 0b0010), (0, 0, 0, 0), 0),
        ((0b0001, 0b0100), (0, 0, 0, 0), 1),
        ((0b0001, 0b1000, 0b1111), (0, 0, 0, 0), 1),
        ((0b0001, 0b1000), (0, 0, 1, 1), 0),
        ((0b0011, 0b1000), (0, 0, 0, 0), 1),
        ((0b1010, 0b1010), (0, 0, 0, 0), 1),
    ],
)
def test_an_agenda_has_breaks_of_its_own(
    domains: tuple[int, ...], days: tuple[int, ...], breaks: int
) -> None:
    problem = classic(*domains, day_of=days)

    assert agenda_bound(problem, domains, 0) == breaks
