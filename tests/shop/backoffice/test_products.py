"""Products in the back office: the list and its filters."""

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from core.models import AuditEntry
from shop.catalogue.models import Product
from shop.certification import actions as certification
from shop.shelf import actions as shelf
from tests.factories.core import UserFactory
from tests.factories.shop import (
    CategoryFactory,
    RecognitionFactory,
    StockRecordFactory,
)

pytestmark = pytest.mark.django_db
INDEX = "/cms/products/"


def titles(response):
    return [product.title_zh_hans for product in response.context["object_list"]]


@pytest.fixture
def suspended():
    """A product whose certificate is suspended."""
    recognition = RecognitionFactory(
        product__title_zh_hans="停售的", certificate__number="黔-1"
    )
    StockRecordFactory(product__parent=recognition.product)
    certification.suspend(
        certificate=recognition.certificate, reason="复查", by=None, at=timezone.now()
    )
    return recognition.product


def test_the_list_shows_pages_and_no_packs(office):
    record = StockRecordFactory(product__parent__title_zh_hans="薄皮核桃")

    assert titles(office.get(INDEX)) == [record.product.parent.title_zh_hans]


@pytest.mark.usefixtures("suspended")
def test_a_list_of_one_and_of_many_costs_the_same(office, django_assert_num_queries):
    office.get(INDEX)
    with django_assert_num_queries(12):
        office.get(INDEX)
    records = [StockRecordFactory() for _ in range(5)]
    shelf.refresh(
        product_ids=[one.product.parent_id for one in records], at=timezone.now()
    )

    with django_assert_num_queries(12):
        office.get(INDEX)


@pytest.mark.usefixtures("suspended")
def test_the_list_says_why_a_sale_is_stopped(office):
    page = office.get(INDEX).content.decode()

    assert "帮扶产品认定 黔-1已暂停" in page.replace(" 已", "已")


@pytest.mark.usefixtures("suspended")
@pytest.mark.parametrize(
    ("state", "found"),
    [
        ("on_sale", ["在售的"]),
        ("stopped", ["停售的"]),
        ("hidden", ["未展示的"]),
        ("withdrawn", ["下架的"]),
    ],
)
def test_the_list_is_filtered_by_state(office, state, found):
    names = {"在售的": {"is_public": True}, "未展示的": {"is_public": False}}
    names["下架的"] = {"withdrawn_at": timezone.now() - timedelta(days=1)}
    for title, facts in names.items():
        record = StockRecordFactory(product__parent__title_zh_hans=title)
        Product.objects.filter(pk=record.product.parent_id).update(**facts)

    assert titles(office.get(INDEX, {"state": state})) == found


def test_the_list_is_filtered_by_supplier_and_category(office):
    above = CategoryFactory()
    below = CategoryFactory(parent=above)
    record = StockRecordFactory(product__parent__title_zh_hans="核桃")
    record.product.parent.categories.add(below)
    StockRecordFactory(product__parent__title_zh_hans="苹果")
    page = record.product.parent

    found = [
        titles(office.get(INDEX, {"producer": page.producer_id})),
        titles(office.get(INDEX, {"category": above.pk})),
        titles(office.get(INDEX, {"q": "Nothing"})),
        titles(office.get(INDEX, {"q": "核"})),
    ]

    assert found == [["核桃"], ["核桃"], [], ["核桃"]]


def test_the_list_is_exported(office):
    record = StockRecordFactory(product__parent__title_zh_hans="核桃")
    shelf.refresh(product_ids=[record.product.parent_id], at=timezone.now())

    response = office.get(INDEX, {"export": "csv"})
    rows = b"".join(response.streaming_content).decode().splitlines()

    page = record.product.parent
    assert rows[1].split(",") == [
        str(page.pk),
        "核桃",
        page.title_en,
        str(page.producer),
        "在售，未设截止日期",
        "86.00",
    ]


@pytest.mark.parametrize("address", ["edit", "history", "usage", "withdraw"])
def test_a_pack_has_no_address(office, address):
    pack = StockRecordFactory().product

    assert office.get(f"{INDEX}{address}/{pack.pk}/").status_code == 404


def test_nobody_deletes_a_product(office):
    record = StockRecordFactory()

    response = office.post(f"{INDEX}delete/{record.product.parent_id}/")

    assert (response.status_code, response.url) == (302, "/cms/")
    assert Product.objects.filter(pk=record.product.parent_id).exists()


def test_somebody_outside_the_staff_is_sent_to_the_sign_in():
    client = Client()
    client.force_login(UserFactory())

    response = client.get(INDEX)

    assert (response.status_code, response.url) == (
        302,
        "/auth/login/?next=/cms/products/",
    )


def test_the_order_desk_reads_and_changes_nothing(order_desk):
    page = StockRecordFactory().product.parent

    answers = [
        order_desk.get(INDEX),
        order_desk.get(f"{INDEX}edit/{page.pk}/"),
        order_desk.post(f"{INDEX}withdraw/{page.pk}/", {"reason": "x"}),
    ]

    assert [answer.status_code for answer in answers] == [200, 302, 302]
    assert Product.objects.get(pk=page.pk).withdrawn_at is None


def test_a_product_is_taken_out_with_a_reason_and_brought_back(office):
    page = StockRecordFactory().product.parent
    address = f"{INDEX}withdraw/{page.pk}/"

    refused = office.post(address, {"reason": " "})
    before = Product.objects.get(pk=page.pk).withdrawn_at
    office.post(address, {"reason": "换包装"})
    taken = Product.objects.get(pk=page.pk).withdrawn_at
    history = office.get(f"{INDEX}history/{page.pk}/").content.decode()
    office.post(f"{INDEX}publish/{page.pk}/", {"reason": "到货"})

    assert (refused.status_code, before, taken is None) == (200, None, False)
    assert "已下架 · 换包装" in history
    assert Product.objects.get(pk=page.pk).withdrawn_at is None
    told = AuditEntry.objects.filter(object_id=str(page.pk), after__has_key="reason")
    reasons = told.order_by("pk").values_list("after", flat=True)
    assert list(reasons) == [{"reason": "换包装"}, {"reason": "到货"}]
