"""Cards and shelves follow the rows they are made of, and listings read them in few queries."""

from datetime import timedelta
from decimal import Decimal

import pytest
from django.urls import reverse
from django.utils import timezone

from shop import queries as shop
from shop.catalogue import actions as catalogue
from shop.partner import actions as stock
from shop.shelf import actions, boards, queries
from shop.shelf.models import EVERYTHING, ProductCard, Shelf
from tests.factories.shop import CategoryFactory, StockRecordFactory

pytestmark = pytest.mark.django_db


def shelve(count=1, **kwargs):
    records = [StockRecordFactory(**kwargs) for _ in range(count)]
    actions.refresh(
        product_ids=[record.product.parent_id for record in records], at=timezone.now()
    )
    return records


def test_a_second_rebuild_changes_nothing():
    shelve(3)
    before = list(ProductCard.objects.values()), list(Shelf.objects.values())

    actions.rebuild_all(timezone.now())

    assert (list(ProductCard.objects.values()), list(Shelf.objects.values())) == before


def test_a_product_stands_on_its_category_and_all_above():
    top = CategoryFactory()
    leaf = CategoryFactory(parent=top)
    record = StockRecordFactory()
    record.product.parent.categories.add(leaf)

    actions.refresh(product_ids=[record.product.parent_id], at=timezone.now())

    assert sorted(Shelf.objects.values_list("category_id", flat=True)) == [
        EVERYTHING,
        top.pk,
        leaf.pk,
    ]


def test_a_new_price_is_on_the_next_page(client):
    record = shelve()[0]
    client.get(reverse("catalogue:product-list"))

    catalogue.set_price(
        pack=record.product, price=Decimal("79.00"), by=None, at=timezone.now()
    )

    page = client.get(reverse("catalogue:product-list")).content.decode()
    assert ('79<span class="d">.00' in page, '86<span class="d">.00' in page) == (
        True,
        False,
    )


def test_what_is_sold_out_stands_last_until_there_is_more():
    older, newer = shelve(2)
    pages = [newer.product.parent_id, older.product.parent_id]

    def orders():
        now = timezone.now()
        for filters in ({}, {"price": ["10-20"]}):
            page = queries.shelf_page(
                EVERYTHING, filters=filters, order="sales", page=1, at=now
            )
            yield [pk for pk, _version in page.rows]
        yield shop.in_season(at=now)

    assert list(orders()) == [pages] * 3

    stock.hold(quantities={newer.pk: 10}, at=timezone.now())
    assert list(orders()) == [pages[::-1]] * 3

    stock.release(quantities={newer.pk: 1}, at=timezone.now())
    assert list(orders()) == [pages] * 3


def test_a_withdrawn_product_is_on_no_shelf(client):
    record = shelve()[0]

    catalogue.withdraw(
        product=record.product.parent, reason="停种", by=None, at=timezone.now()
    )

    assert (
        Shelf.objects.count(),
        client.get(record.product.parent.get_absolute_url()).status_code,
    ) == (0, 404)


def test_what_expired_leaves_the_listing_without_any_event(client):
    shelve()
    Shelf.objects.update(sellable_until=timezone.now() - timedelta(seconds=1))

    page = client.get(reverse("catalogue:product-list")).content.decode()

    assert page.count('<article class="good') == 0


@pytest.mark.parametrize("count", [1, 10, 100])
def test_a_listing_needs_three_queries_for_any_number(
    client, count, django_assert_max_num_queries
):
    shelve(count)
    client.get(reverse("catalogue:product-list"))

    with django_assert_max_num_queries(3):
        page = client.get(reverse("catalogue:product-list")).content.decode()

    assert page.count('<article class="good') == min(count, 24)


@pytest.mark.parametrize("packs", [1, 5])
def test_a_product_page_needs_the_same_queries_for_one_pack_and_many(
    client, packs, django_assert_max_num_queries
):
    record = shelve()[0]
    for _ in range(packs - 1):
        StockRecordFactory(
            product__parent=record.product.parent, partner=record.partner
        )
    address = record.product.parent.get_absolute_url()
    client.get(address)

    with django_assert_max_num_queries(4):
        assert client.get(address).status_code == 200


def test_filters_of_one_facet_add_up_and_facets_narrow_each_other():
    shelve(2)
    now = timezone.now()
    board = boards.current()
    region = Shelf.objects.first().region_code

    both = board.chosen({"region": [region, "999999"], "month": ["1"]}, at=now)

    assert (both.sum(), board.counts(both, "region")[region]) == (2, 2)


@pytest.mark.parametrize(
    "query",
    ["region=x", "price=1-2", "page=0", "page=x", "sort=%00", "supplier=" + "9" * 30],
)
def test_an_absurd_address_is_answered_with_a_page(client, query):
    shelve()

    assert client.get(f"{reverse('catalogue:product-list')}?{query}").status_code == 200


@pytest.mark.parametrize("page", ["?page=2", "?page=400"])
def test_a_page_beyond_the_last_says_so(client, page):
    shelve()

    response = client.get(reverse("catalogue:product-list") + page)

    assert (
        response.status_code,
        response.content.decode().count('<article class="good'),
    ) == (200, 0)


def test_a_wrong_slug_leads_to_the_right_one(client):
    product = shelve()[0].product.parent

    response = client.get(f"/p/wrong-{product.pk}/")

    assert (response.status_code, response.headers["Location"]) == (
        301,
        product.get_absolute_url(),
    )


def test_the_last_pack_sold_is_said_on_the_card_and_taken_back_when_released():
    record = shelve(num_in_stock=1)[0]

    stock.hold(quantities={record.pk: 1}, at=timezone.now())
    sold_out = ProductCard.objects.get().is_in_stock
    stock.release(quantities={record.pk: 1}, at=timezone.now())

    assert (sold_out, ProductCard.objects.get().is_in_stock) == (False, True)
