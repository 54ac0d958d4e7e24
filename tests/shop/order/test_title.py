"""The title of a purchase says how far it has come."""

import pytest
from django.urls import reverse

from shop.order.models import Order
from tests.factories.core import UserFactory
from tests.factories.orders import paid_purchase

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("status", "title"),
    [
        ("paid", "已付款，合作社在备货"),
        ("dispatched", "在路上"),
        ("delivered", "已签收"),
    ],
)
def test_the_title_is_as_far_as_the_goods(client, status, title):
    owner = UserFactory()
    group = paid_purchase(owner=owner)
    Order.objects.filter(group=group).update(status=status)
    client.force_login(owner)

    page = client.get(reverse("order:detail", args=[group.number])).content.decode()

    assert f">{title}</h1>" in page


@pytest.mark.parametrize("path", ["order:list", "core:account-home"])
@pytest.mark.parametrize(
    ("status", "word"), [("paid", "已付款"), ("dispatched", "在路上")]
)
def test_a_list_of_orders_says_it_too(client, path, status, word):
    owner = UserFactory()
    Order.objects.filter(group=paid_purchase(owner=owner)).update(status=status)
    client.force_login(owner)

    assert client.get(reverse(path)).text.count(f">{word}</span>") == 1
