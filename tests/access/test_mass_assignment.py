"""A form takes its own fields: the name of any other field of a model, posted along, changes nothing."""

import re
from decimal import Decimal

import pytest
from django.apps import apps

from core.models import User
from shop.basket.models import Line
from shop.order.models import OrderGroup
from tests.factories.core import UserFactory
from tests.factories.orders import basket_with, tianhe
from tests.factories.shop import StockRecordFactory

pytestmark = pytest.mark.django_db
MODELS = (
    "core.User",
    "basket.Basket",
    "basket.Line",
    "order.OrderGroup",
    "order.Order",
    "order.Line",
    "payment.PaymentAttempt",
    "partner.StockRecord",
)


def every_field(**but):
    """Return a value for each field name of the models that a public form could reach."""
    names = {
        field.name for model in MODELS for field in apps.get_model(model)._meta.fields
    }
    return dict.fromkeys(names | {f"{name}_id" for name in names}, "1") | but


def test_signing_up_makes_a_plain_person(client):
    secret = "Zw7-kite-pear"

    client.post(
        "/auth/signup/",
        every_field(
            email="new@example.org", phone="", password1=secret, password=secret
        ),
    )

    person = User.objects.get(email="new@example.org")
    assert (
        person.is_staff,
        person.is_superuser,
        person.phone_verified_at,
        person.first_name,
        person.check_password(secret),
    ) == (False, False, None, "", True)


@pytest.mark.parametrize(
    "address", ["/account/", "/auth/email/", "/auth/phone/change/", "/display/"]
)
def test_no_page_of_the_account_makes_anybody_staff(client, address):
    person = UserFactory()
    client.force_login(person)

    client.post(address, every_field(email="other@example.org", next="/"))

    after = User.objects.get(pk=person.pk)
    assert (after.is_staff, after.is_superuser, after.email, after.first_name) == (
        False,
        False,
        person.email,
        "",
    )


def test_a_basket_takes_its_prices_from_the_stock_record(client):
    record = StockRecordFactory()

    client.post("/basket/add/", every_field(pack=record.product_id, quantity="2"))

    line = Line.objects.get()
    assert (line.price_incl_tax, line.stockrecord, line.quantity) == (
        Decimal("86.00"),
        record,
        2,
    )


ORDERED = {
    "name": "陈敏",
    "phone": "13822217640",
    "province": "440000",
    "city": "440100",
    "district": "440106",
    "street": "五山路 381 号",
    "email": "chen@example.org",
    "note": "",
    "wants_invoice": "",
    "provider": "bank_transfer",
}
WISHED = {"total": "0.01", "goods_total": "0.01", "status": "paid", "number": "1"}


def test_a_purchase_takes_its_sums_and_state_from_the_basket(client):
    person = UserFactory()
    tianhe()
    client.force_login(person)
    basket = basket_with(owner=person)
    page = client.get("/checkout/").content.decode()
    shown = re.search(r'name="shown" value="([^"]*)"', page)[1]

    form = {"checkout_id": str(basket.checkout_id), "shown": shown}
    client.post("/checkout/", every_field(**form, **ORDERED, **WISHED))

    group = OrderGroup.objects.get()
    assert (group.status, group.owner, group.goods_total, group.number == "1") == (
        "awaiting-payment",
        person,
        Decimal("86.00"),
        False,
    )
