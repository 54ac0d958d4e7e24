"""How many queries each page of the shop costs: the same with one row and with a hundred.

Three states: a new process, a page that this process has not made yet, and a page that it holds.
"""

from decimal import Decimal

import pytest
from django.utils import timezone

from core.display import shell
from shop.basket import actions as baskets
from shop.basket import current
from shop.basket.models import Basket
from shop.search import actions as search
from shop.search.registry import sources
from shop.shelf import actions, fragments, held
from tests.factories.core import OrganisationFactory
from tests.factories.shop import (
    CategoryFactory,
    PackFactory,
    ProductFactory,
    StockRecordFactory,
)

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.contract,
    pytest.mark.usefixtures("stamps_read_once"),
]
COUNTS = pytest.mark.parametrize("count", [1, 10, 100])


@pytest.fixture
def shelf():
    return CategoryFactory(slug="nuts")


@pytest.fixture
def shop(count, shelf):
    """A shop of so many products of one producer, on one shelf, all of them findable."""
    producer = OrganisationFactory()
    products = [
        ProductFactory(producer=producer, categories=[shelf]) for _ in range(count)
    ]
    records = [
        StockRecordFactory(product=PackFactory(parent=product)) for product in products
    ]
    now = timezone.now()
    actions.refresh(product_ids=[product.pk for product in products], at=now)
    for kind, source in sources().items():
        search.rebuild(kind=kind, source=source, at=now)
    held.forget()
    shell.forget()
    return records


def cost(client, django_assert_num_queries, address, new, fresh, again):
    """Ask for an address in a new process, then as a page not held, then as one that is."""
    with django_assert_num_queries(new):
        client.get(address)
    fragments.held.clear()
    with django_assert_num_queries(fresh):
        assert (
            client.get(f"{address}{'&' if '?' in address else '?'}x=1").status_code
            == 200
        )
    with django_assert_num_queries(again):
        assert client.get(address).status_code == 200


@COUNTS
def test_a_category(client, shop, django_assert_num_queries):
    cost(client, django_assert_num_queries, "/c/nuts/", 7, 3, 1)


@COUNTS
def test_a_filtered_shelf(client, shop, django_assert_num_queries):
    address = f"/products/?supplier={shop[0].product.parent.producer_id}"

    cost(client, django_assert_num_queries, address, 7, 3, 1)


@COUNTS
def test_a_search(client, shop, django_assert_num_queries):
    cost(client, django_assert_num_queries, "/search/?q=核桃", 5, 4, 1)


@COUNTS
def test_a_product(client, shop, django_assert_num_queries):
    address = shop[0].product.parent.get_absolute_url()

    cost(client, django_assert_num_queries, address, 12, 2, 2)


@pytest.mark.parametrize("count", [1, 10, 60])
def test_a_basket(client, shop, django_assert_num_queries):
    basket = Basket.objects.create()
    for record in shop:
        baskets.add(basket=basket, pack=record.product, quantity=1, at=timezone.now())
    client.cookies[current.COOKIE] = current.signer.sign(str(basket.pk))

    with django_assert_num_queries(3):
        assert client.get("/basket/").status_code == 200


@pytest.mark.parametrize("count", [1])
@pytest.mark.parametrize("packs", [1, 10])
def test_a_product_of_many_packs(client, shop, packs, django_assert_num_queries):
    page = shop[0].product.parent
    for number in range(packs):
        pack = PackFactory(parent=page, net_content=Decimal(500 + number))
        StockRecordFactory(product=pack)
    client.get(page.get_absolute_url())

    with django_assert_num_queries(2):
        client.get(page.get_absolute_url())


@pytest.mark.parametrize("count", [1])
@pytest.mark.parametrize(
    "address", ["/c/nuts/", "/products/?page=2", "/search/?q=核桃", "/"]
)
def test_no_page_for_everybody_sets_a_cookie(client, shop, address):
    assert dict(client.get(address).cookies) == {}
