"""What an order kept of its certificates, as staff read it."""

from shop.backoffice.orders.detail import dated


def test_the_last_day_is_a_day():
    kept = dated({"number": "A", "valid_until": "2027-07-24"})

    assert kept["until"].isoformat() == "2027-07-24"


def test_one_without_end_has_no_last_day():
    assert dated({"number": "A", "valid_until": None})["until"] is None
