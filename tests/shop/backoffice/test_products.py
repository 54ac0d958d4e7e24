"""Products in the back office."""

import pytest
from django.test import Client

from tests.factories.core import UserFactory
from tests.factories.shop import StockRecordFactory

pytestmark = pytest.mark.django_db


def test_the_list_shows_pages_and_no_packs(office):
    record = StockRecordFactory(product__parent__title_zh_hans="薄皮核桃")

    response = office.get("/cms/products/")

    assert list(response.context["object_list"]) == [record.product.parent]


@pytest.mark.parametrize("address", ["inspect", "edit", "history", "usage"])
def test_a_pack_has_no_address(office, address):
    pack = StockRecordFactory().product

    assert office.get(f"/cms/products/{address}/{pack.pk}/").status_code in {302, 404}


def test_somebody_without_the_right_is_sent_home():
    client = Client()
    client.force_login(UserFactory())

    response = client.get("/cms/products/")

    assert (response.status_code, response.url) == (
        302,
        "/auth/login/?next=/cms/products/",
    )
