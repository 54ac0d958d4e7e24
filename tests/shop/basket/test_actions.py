"""Putting in, changing, putting back and keeping the rest: every refusal leaves the basket as it was."""

from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import connections
from django.utils import timezone

from shop.basket import actions
from shop.basket.models import Basket, Line
from tests.factories.orders import basket_with
from tests.factories.shop import StockRecordFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def record():
    return StockRecordFactory(num_in_stock=5)


def quantities(basket):
    return list(basket.lines.order_by("pk").values_list("quantity", flat=True))


def withdraw(record):
    page = record.product.parent
    type(page).objects.filter(pk=page.pk).update(withdrawn_at=timezone.now())
    record.product.refresh_from_db()


def add(basket, record, quantity):
    return actions.add(
        basket=basket, pack=record.product, quantity=quantity, at=timezone.now()
    )


@pytest.mark.parametrize("quantity", [0, -1, 1000])
def test_a_bad_quantity_is_refused(record, quantity):
    basket = actions.open_basket(None)

    with pytest.raises(actions.BadQuantityError):
        add(basket, record, quantity)

    assert quantities(basket) == []


def test_more_of_the_same_adds_up_as_far_as_it_is_there(record):
    basket = basket_with(record, quantity=2)
    add(basket, record, 3)

    with pytest.raises(actions.NotEnoughError) as refused:
        add(basket, record, 1)

    assert (quantities(basket), refused.value.left) == ([5], 5)
    assert "5" in str(refused.value.message)


def test_a_full_basket_takes_no_other_product(record, monkeypatch):
    monkeypatch.setattr(actions, "MOST_LINES", 1)
    basket = basket_with(record)

    with pytest.raises(actions.BasketFullError):
        add(basket, StockRecordFactory(), 1)

    assert quantities(basket) == [1]


@pytest.mark.parametrize(("wanted", "expected"), [(4, [4]), (0, [])])
def test_a_line_is_changed_or_taken_out(record, wanted, expected):
    basket = basket_with(record)

    actions.set_quantity(line=basket.lines.get(), quantity=wanted, at=timezone.now())

    assert quantities(basket) == expected


def test_putting_back_fills_up_and_counts_what_is_missing(record):
    basket = basket_with(record, quantity=1)
    gone = StockRecordFactory()
    withdraw(gone)
    wanted = [(record.product, 7), (gone.product, 2), (record.product, 1)]

    missing = actions.put_back(basket=basket, wanted=wanted, at=timezone.now())

    assert (missing, quantities(basket)) == (4, [5])


def test_an_ordered_basket_keeps_its_rest_under_an_id_that_follows(record):
    basket = basket_with(record)
    another = StockRecordFactory()
    add(basket, another, 1)
    rest = list(basket.lines.filter(product=another.product))

    actions.submit(basket=basket, rest=rest, at=timezone.now())

    basket.refresh_from_db()
    kept = Basket.objects.get(checkout_id=basket.rest_id)
    assert (basket.status, kept.status) == (Basket.SUBMITTED, Basket.OPEN)
    assert list(Line.objects.filter(basket=kept)) == rest


def test_at_sign_in_a_guests_lines_come_as_far_as_the_stock_reaches(
    record, django_user_model
):
    member = django_user_model.objects.create_user(email="m@example.org")
    mine = basket_with(record, quantity=4, owner=member)
    guest = basket_with(record, quantity=3)
    withdrawn = StockRecordFactory()
    add(guest, withdrawn, 1)
    withdraw(withdrawn)

    merged = actions.merge(guest=guest, owner=member, at=timezone.now())

    guest.refresh_from_db()
    assert (merged, quantities(mine), guest.status) == (mine, [5], Basket.MERGED)


@pytest.mark.contract
@pytest.mark.django_db(transaction=True)
def test_eight_tabs_of_a_member_open_one_basket(django_user_model):
    member = django_user_model.objects.create_user(email="m@example.org")

    def opened_in_a_tab(_number):
        try:
            return actions.open_basket(member).pk
        finally:
            connections.close_all()

    with ThreadPoolExecutor(8) as pool:
        found = set(pool.map(opened_in_a_tab, range(8)))

    assert found == {Basket.objects.get().pk}
