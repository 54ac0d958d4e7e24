"""The rule alone, on values."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shop.certification.sellability import Block, Sellability, sellability

NOW = datetime(2026, 11, 24, 8, tzinfo=UTC)
DAY = timedelta(days=1)


@dataclass(frozen=True)
class Terms:
    status: str = "valid"
    valid_from_moment: datetime = NOW - DAY
    valid_until_moment: datetime | None = NOW + DAY


def test_what_needs_no_certificate_is_sold_without_end():
    assert sellability([], NOW) == Sellability(None, None)


@pytest.mark.parametrize(
    ("terms", "block"),
    [
        (Terms(), None),
        (Terms(valid_until_moment=None), None),
        (Terms(valid_from_moment=NOW), None),
        (Terms(valid_until_moment=NOW + timedelta(microseconds=1)), None),
        (Terms(valid_until_moment=NOW), Block.EXPIRED),
        (Terms(valid_from_moment=NOW + timedelta(microseconds=1)), Block.NOT_BEGUN),
        (Terms(status="suspended"), Block.SUSPENDED),
        (Terms(status="withdrawn", valid_until_moment=NOW - DAY), Block.WITHDRAWN),
        (None, Block.MISSING),
    ],
)
def test_a_required_certificate_blocks_from_the_very_moment(terms, block):
    assert sellability([terms], NOW).blocked == block


def test_the_earliest_end_limits_the_sale():
    ends = [Terms(valid_until_moment=NOW + n * DAY) for n in (3, 2, 5)]

    assert sellability(ends, NOW) == Sellability(NOW + 2 * DAY, None)


def test_the_gravest_lack_is_named():
    lacks = [None, Terms(valid_until_moment=NOW), Terms(status="suspended")]

    assert sellability(lacks, NOW).blocked == Block.SUSPENDED


TERMS = st.builds(
    Terms,
    status=st.sampled_from(["valid", "suspended", "withdrawn"]),
    valid_from_moment=st.integers(-9, 9).map(lambda n: NOW + n * DAY),
    valid_until_moment=st.none() | st.integers(-9, 9).map(lambda n: NOW + n * DAY),
)


@given(st.lists(st.none() | TERMS, max_size=5), st.integers(0, 20))
def test_a_verdict_holds_until_its_end_and_no_longer(terms, days):
    """What the stored verdict allows later is what the rule would say then, while no term begins in between."""
    verdict = sellability(terms, NOW)
    later = NOW + days * DAY

    if verdict.blocked is None:
        allowed = sellability(terms, later).blocked is None
        assert verdict.allows_sale_at(later) == allowed
    else:
        assert not verdict.allows_sale_at(later)
