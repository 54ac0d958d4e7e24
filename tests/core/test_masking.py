from datetime import date
from decimal import Decimal

import pytest

from core import masking


@pytest.mark.parametrize(
    ("value", "kept"),
    [
        ("13800001234", "138****1234"),
        ("+8613800001234", "+86****1234"),
        ("walnut@example.org", "w****@example.org"),
        ("王小明", "王**"),
        ("", ""),
    ],
)
def test_a_personal_value_is_recognised_only_by_who_knows_it(value, kept):
    assert masking.masked(value) == kept


def test_facts_are_kept_as_json_and_personal_ones_masked():
    given = {
        "price": Decimal("86.00"),
        "valid_until": date(2028, 1, 2),
        "packs": 4,
        "phone": "13800001234",
        "reason": None,
    }

    assert masking.facts(given) == {
        "price": "86.00",
        "valid_until": "2028-01-02",
        "packs": 4,
        "phone": "138****1234",
        "reason": None,
    }


@pytest.mark.parametrize(
    ("address", "network"),
    [
        ("203.0.113.77", "203.0.113.0/24"),
        ("2001:db8:1:2::3", "2001:db8:1::/48"),
        ("", ""),
        ("unix:", ""),
    ],
)
def test_an_address_is_kept_as_its_network(address, network):
    assert masking.network(address) == network
