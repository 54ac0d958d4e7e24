"""The passport for people and for machines."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from django.utils import timezone

from shop.partner import actions as stock
from shop.partner.models import StockRecord
from shop.provenance import actions, passport
from tests.factories.shop import (
    CertificateFactory,
    RecognitionFactory,
)

pytestmark = pytest.mark.django_db


def main_of(response) -> str:
    """Return what stands between header and footer."""
    return response.content.decode().partition("<main")[2].partition("</main")[0]


def test_the_short_code_and_the_digital_link_open_the_same_passport(
    client, lot, record
):
    gtin = record.product.upc

    pages = [
        main_of(client.get(address))
        for address in (
            "/l/ABCD2345",
            f"/01/{gtin}/10/HZ-260928-07",
            f"/01/{gtin.zfill(14)}/10/HZ-260928-07",
        )
    ]

    assert pages[0] == pages[1] == pages[2] != ""


UNKNOWN = [
    "/l/ZZZZ9999",
    "/l/%00",
    "/l/ABCD2345%0A",
    "/01/9520000000000/10/HZ-260928-07",
    "/01/952/10/x",
    "/01/९५२०००००००००१/10/HZ-260928-07",
    "/01/9520000000000/10/%00",
]


@pytest.mark.parametrize("address", UNKNOWN)
def test_every_unknown_address_is_the_same_not_found(client, lot, address):
    answers = [client.get(one) for one in ("/l/NOSUCHLOT", address)]

    assert [answer.status_code for answer in answers] == [404, 404]
    assert len({main_of(answer) for answer in answers}) == 1


def test_not_found_speaks_the_readers_language(client, lot):
    response = client.get("/l/ZZZZ9999", headers={"Accept-Language": "en-GB"})

    assert response.headers["Content-Language"] == "en"
    assert '<html lang="en"' in response.content.decode()


@pytest.mark.parametrize("suffix", ["/qr.svg", "/label/"])
def test_code_and_label_of_no_lot_are_not_found(client, lot, suffix):
    assert client.get(f"/l/ZZZZ9999{suffix}").status_code == 404


@pytest.mark.parametrize("address", ["/l/ABCD2345", "/l/ABCD2345/qr.svg", "/trace/"])
def test_nothing_is_written_there(client, lot, address):
    assert client.post(address).status_code == 405


@pytest.mark.parametrize(
    ("query", "accept", "kind"),
    [
        ("", None, "text/html"),
        ("", "*/*", "text/html"),
        ("", "text/html,application/xhtml+xml,*/*;q=0.8", "text/html"),
        ("", "image/png", "text/html"),
        ("", "application/ld+json", "application/ld+json"),
        ("", "application/json", "application/json"),
        ("", "text/html;q=0.5,application/ld+json", "application/ld+json"),
        ("", "text/html,application/ld+json;q=0.1", "text/html"),
        ("?format=jsonld", "text/html", "application/ld+json"),
    ],
)
def test_each_reader_gets_what_it_can_read(client, lot, query, accept, kind):
    headers = {"Accept": accept} if accept else {}

    response = client.get(f"/l/ABCD2345{query}", headers=headers)

    assert response.headers["Content-Type"].partition(";")[0] == kind
    assert "Accept" in response.headers["Vary"].split(", ")


def test_a_machine_gets_the_events(client, lot, record, harvested, at):
    actions.record_event(lot=lot, happening=harvested, by=None, at=at)

    response = client.get("/l/ABCD2345", headers={"Accept": "application/ld+json"})

    (event,) = response.json()["epcisBody"]["eventList"]
    uri = f"http://127.0.0.1:8000/01/{record.product.upc.zfill(14)}/10/HZ-260928-07"
    assert event["quantityList"] == [{"epcClass": uri}]


def test_printed_addresses_keep_their_own_origin(client, lot, record, settings):
    settings.DIGITAL_LINK_ORIGIN = "https://id.example.org"

    label = client.get("/l/ABCD2345/label/").content.decode()

    gtin = record.product.upc.zfill(14)
    assert f"https://id.example.org/01/{gtin}/10/HZ-260928-07" in label


@pytest.mark.parametrize(
    ("query", "browser", "lang"),
    [
        ("?lang=en", "zh", "en"),
        ("?lang=zh-hans", "en", "zh-hans"),
        ("?lang=xx", "en", "en"),
        ("", "en-GB", "en"),
        ("", "fr, en;q=0.5", "en"),
        ("", "zh-CN", "zh-hans"),
        ("", "fr", "zh-hans"),
    ],
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


def test_the_page_to_find_a_lot_asks(client, db):
    page = main_of(client.get("/trace/"))

    assert ('name="q"' in page, "查不到" in page) == (True, False)


def test_a_lot_without_a_gtin_has_its_short_address(lot, record):
    type(record.product).objects.filter(pk=record.product_id).update(upc=None)

    assert passport.link_of(lot) == "http://127.0.0.1:8000/l/ABCD2345"


@pytest.mark.parametrize("events", [1, 30])
def test_a_passport_needs_six_queries_however_long_its_road(
    client, lot, record, harvested, events, django_assert_num_queries
):
    now = harvested.event_time
    for number in range(events):
        stock.receive(stock_record=record, quantity=1, lot=lot, by=None, at=now)
        happening = replace(harvested, title=f"{number}", place=f"{number}")
        actions.record_event(lot=lot, happening=happening, by=None, at=now)
        RecognitionFactory(product=lot.product, is_required=False)

    with django_assert_num_queries(7):
        assert client.get("/l/ABCD2345").status_code == 200


def test_a_machine_costs_three_queries_and_a_code_two(
    client, lot, django_assert_num_queries
):
    with django_assert_num_queries(3):
        client.get("/l/ABCD2345?format=jsonld")
    with django_assert_num_queries(2):
        client.get("/l/ABCD2345/qr.svg")


def test_the_books_balance(client, lot, record, at):
    """Of ten boxes of 2.5 kg two were sent and one was spoilt."""
    stock.receive(stock_record=record, quantity=10, lot=lot, by=None, at=at)
    stock.hold(quantities={record.pk: 2}, at=at)
    stock.dispatch(stock_record=record, quantity=2, lot=lot, by=None, at=at)
    stock.write_off(stock_record=record, quantity=1, lot=lot, by=None, at=at)

    balance = passport.passport_of(lot, at=at).balance

    kilos = (balance.sold, balance.in_stock, balance.lost, balance.total)
    assert kilos == (5, Decimal("17.5"), Decimal("2.5"), 25)


def test_a_lot_without_stock_has_no_books(client, lot, at):
    balance = passport.passport_of(lot, at=at).balance

    assert (balance.total, balance.shares) == (0, [])


@pytest.mark.parametrize(
    ("state", "words"),
    [
        ({}, "1 certificate valid"),
        ({"valid_until": date(2026, 1, 2)}, "1 certificate not in force"),
        ({"status": "suspended"}, "1 certificate not in force"),
        ({"status": "withdrawn"}, "1 certificate not in force"),
    ],
)
def test_the_verdict_follows_the_certificates(client, lot, state, words):
    certificate = CertificateFactory(version=True, **version(state))
    RecognitionFactory(product=lot.product, certificate=certificate)

    page = main_of(client.get("/l/ABCD2345?lang=en"))

    said = [
        each
        for each in ("1 certificate valid", "1 certificate not in force")
        if each in page
    ]
    assert said == [words]


def version(state):
    return {f"version__{name}": value for name, value in state.items()}


def test_nothing_is_for_sale_on_the_passport_of_a_recalled_lot(client, lot, record):
    def buys():
        return "buybar" in client.get("/l/ABCD2345").content.decode()

    before = buys()
    actions.recall_lot(lot=lot, reason="停机", by=None, at=timezone.now())

    assert (before, buys()) == (True, False)


def test_a_withdrawn_product_keeps_its_passports(client, lot):
    type(lot.product).objects.filter(pk=lot.product_id).update(
        withdrawn_at=timezone.now()
    )

    response = client.get("/l/ABCD2345")

    assert (response.status_code, "buybar" in response.content.decode()) == (200, False)
