"""The passport for people and for machines."""

import pytest
from django.utils import timezone

from shop.partner import actions as stock
from shop.partner.models import StockRecord
from shop.provenance import actions
from tests.factories.shop import LotFactory, StockRecordFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def record():
    return StockRecordFactory(num_in_stock=0)


@pytest.fixture
def lot(record):
    return LotFactory(
        product=record.product.parent, code="ABCD2345", lot_number="HZ-260928-07"
    )


def test_the_short_code_and_the_digital_link_open_the_same_passport(
    client, lot, record
):
    gtin = record.product.upc

    pages = [
        client.get(address)
        .content.decode()
        .partition("<main")[2]
        .partition("</main")[0]
        for address in (
            "/l/ABCD2345",
            f"/01/{gtin}/10/HZ-260928-07",
            f"/01/{gtin.zfill(14)}/10/HZ-260928-07",
        )
    ]

    assert pages[0] == pages[1] == pages[2] != ""


@pytest.mark.parametrize(
    "address",
    [
        "/l/ZZZZ9999",
        "/01/9520000000000/10/HZ-260928-07",
        "/01/952/10/x",
        "/l/ABCD2345/qr.png",
    ],
)
def test_an_unknown_address_is_not_found(client, lot, address):
    assert client.get(address).status_code == 404


def test_a_machine_gets_the_events(client, lot):
    response = client.get("/l/ABCD2345", headers={"Accept": "application/ld+json"})

    assert response.headers["Content-Type"] == "application/ld+json"
    assert response.json()["type"] == "EPCISDocument"
    assert "Accept" in response.headers["Vary"]


@pytest.mark.parametrize(
    ("query", "browser", "lang"),
    [("?lang=en", "zh", "en"), ("", "en-GB", "en"), ("", "zh-CN", "zh-hans")],
)
def test_the_reader_chooses_the_language(client, lot, query, browser, lang):
    response = client.get(f"/l/ABCD2345{query}", headers={"Accept-Language": browser})

    assert response.headers["Content-Language"] == lang


def test_a_recalled_lot_says_so_first_and_leaves_the_stock(client, lot, record):
    now = timezone.now()
    stock.receive(stock_record=record, quantity=8, lot=lot, by=None, at=now)

    actions.recall_lot(
        lot=lot, reason="紫外灯停机", reason_en="A lamp was off", by=None, at=now
    )

    page = client.get("/l/ABCD2345?lang=en").content.decode().partition("<main")[2]
    assert page.index("A lamp was off") < page.index("HZ-260928-07")
    assert StockRecord.objects.get(pk=record.pk).num_in_stock == 0


def test_the_code_is_drawn(client, lot):
    response = client.get("/l/ABCD2345/qr.svg")

    assert (response.status_code, response.headers["Content-Type"]) == (
        200,
        "image/svg+xml",
    )


@pytest.mark.parametrize(
    "typed",
    [
        "HZ-260928-07",
        "abcd2345",
        "https://example.org/l/ABCD2345",
        "/l/ABCD2345?lang=en",
    ],
)
def test_a_lot_is_found_by_what_stands_on_its_label(client, lot, typed):
    response = client.get("/trace/", {"q": typed})

    assert (response.status_code, response.headers["Location"]) == (302, "/l/ABCD2345")


@pytest.mark.parametrize(
    "typed", ["HZ-0", "'; DROP TABLE", "\x00HZ-0", "x" * 900, "//[bad"]
)
def test_what_is_on_no_label_gets_one_sentence(client, lot, typed):
    response = client.get("/trace/", {"q": typed})

    assert (
        response.status_code,
        response.content.decode().count("查不到这个批次"),
    ) == (404, 1)


@pytest.mark.parametrize("events", [1, 30])
def test_a_passport_needs_the_same_queries_for_few_and_many_events(
    client, lot, events, django_assert_max_num_queries
):
    now = timezone.now()
    for number in range(events):
        happening = actions.Happening(
            kind="ObjectEvent", biz_step="inspecting", event_time=now, title=f"{number}"
        )
        actions.record_event(lot=lot, happening=happening, by=None, at=now)

    with django_assert_max_num_queries(12):
        assert client.get("/l/ABCD2345").status_code == 200
