"""Nothing is ordered that the buyer has not seen, and one line that cannot be bought does not stop the others."""

from decimal import Decimal

import pytest
from django.urls import reverse
from django.utils import timezone

from shop.basket import actions as baskets
from shop.basket.models import Basket, Line
from shop.catalogue.models import Product
from shop.order.models import Line as OrderLine
from shop.order.models import OrderGroup
from shop.partner import prices
from shop.partner.models import StockRecord
from tests.factories.orders import basket_with, guest_basket, posted, tianhe
from tests.factories.shop import StockRecordFactory

pytestmark = [pytest.mark.django_db, pytest.mark.contract]
NOTHING_ORDERED = "所以没有下单"


@pytest.fixture
def records():
    return [StockRecordFactory(num_in_stock=5), StockRecordFactory(num_in_stock=5)]


@pytest.fixture
def basket(client, records):
    basket = guest_basket(client, basket_with(records[0]))
    baskets.add(basket=basket, pack=records[1].product, quantity=2, at=timezone.now())
    return basket


def order(client, values):
    return client.post(reverse("checkout:place"), values)


def shown_again(client, values):
    """Order; when the page comes back, return it after checking that nothing was ordered."""
    response = order(client, values)
    held = sum(StockRecord.objects.values_list("num_allocated", flat=True))
    assert (response.status_code, OrderGroup.objects.count(), held) == (422, 0, 0)
    return response.content.decode()


def test_a_price_that_rose_meanwhile_is_shown_and_asked_again(client, basket, records):
    values = posted(basket)
    price = records[0].price
    prices.record_price(
        stock_record=records[0], price=price + 3, by=None, at=timezone.now()
    )

    page = shown_again(client, values)

    expected = f'<del class="num">¥{price}</del> → <b class="num">¥{price + 3}</b>'
    assert (NOTHING_ORDERED in page, expected in page) == (True, True)
    order(client, posted(basket))
    assert OrderGroup.objects.count() == 1


def test_another_charge_for_shipping_is_shown_and_asked_again(client, basket):
    page = shown_again(client, posted(basket, province="52"))

    assert '<del class="num">¥12.00</del> → <b class="num">¥8.00</b>' in page


def test_a_line_added_in_another_tab_is_shown_and_asked_again(client, basket):
    values = posted(basket)
    another = StockRecordFactory().product
    baskets.add(basket=basket, pack=another, quantity=1, at=timezone.now())

    assert f"{another.get_title()}: 新放进了篮里" in shown_again(client, values)


def test_a_line_taken_out_in_another_tab_is_named(client, basket, records):
    values = posted(basket)
    Line.objects.filter(product=records[0].product).delete()

    page = shown_again(client, values)

    assert f"{records[0].product.get_title()}: 现在不能买，已留下" in page


@pytest.mark.parametrize("shown", ["", "forged"])
def test_who_shows_nothing_that_was_seen_is_asked_again(client, basket, shown):
    assert NOTHING_ORDERED in shown_again(client, posted(basket) | {"shown": shown})


def sell_out(record):
    StockRecord.objects.filter(pk=record.pk).update(num_in_stock=0)


def block(record):
    Product.objects.filter(pk=record.product.parent_id).update(
        blocked_at=timezone.now()
    )


@pytest.mark.parametrize("stop", [sell_out, block])
def test_what_can_be_bought_is_ordered_and_the_rest_stays(
    client, basket, records, stop
):
    stop(records[0])
    page = client.get(reverse("checkout:place")).content.decode()

    order(client, posted(basket))

    bought = OrderLine.objects.values_list("product", "quantity")
    rest = Line.objects.filter(basket__status=Basket.OPEN).values_list("product")
    assert "这次不下单的" in page
    assert list(bought) == [(records[1].product_id, 2)]
    assert list(rest) == [(records[0].product_id,)]
    page = client.get(reverse("basket:detail")).content.decode()
    assert page.count('class="line dead"') == 1


def test_what_sells_out_between_page_and_click_is_said(client, basket, records):
    values = posted(basket)
    sell_out(records[0])

    page = shown_again(client, values)

    title = records[0].product.get_title()
    assert f"{title}: 现在不能买，已留下" in page
    order(client, posted(basket))
    assert OrderGroup.objects.get().goods_total == records[1].price * 2


def test_when_nothing_remains_the_basket_says_so(client, basket, records):
    values = posted(basket)
    for record in records:
        sell_out(record)

    response = client.post(reverse("checkout:place"), values, follow=True)

    assert response.redirect_chain == [(reverse("basket:detail"), 302)]
    assert "没有可以下单的东西" in response.content.decode()


def test_a_member_keeps_the_rest_too(client, records, django_user_model):
    member = django_user_model.objects.create_user(email="m@example.org")
    client.force_login(member)
    tianhe()
    basket = basket_with(records[0], owner=member)
    baskets.add(basket=basket, pack=records[1].product, quantity=1, at=timezone.now())
    sell_out(records[1])

    order(client, posted(basket))

    kept = Basket.objects.get(owner=member, status=Basket.OPEN)
    assert list(kept.lines.values_list("product")) == [(records[1].product_id,)]
    assert OrderGroup.objects.get().goods_total == Decimal(records[0].price)
