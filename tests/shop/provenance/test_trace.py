"""The page to find a lot by what stands on its label."""

import pytest

from tests.factories.shop import LotFactory

from .test_passport import main_of

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    "typed",
    [
        "HZ-260928-07",
        "abcd2345",
        "https://example.org/l/ABCD2345",
        "/l/ABCD2345?lang=en",
        "HZ－260928－07",
    ],
)
def test_a_lot_is_found_by_what_stands_on_its_label(client, lot, typed):
    response = client.get("/trace/", {"q": typed})

    assert (response.status_code, response.headers["Location"]) == (302, "/l/ABCD2345")


def test_a_scanned_link_leads_to_its_lot(client, lot, record):
    link = f"https://id.example.org/01/{record.product.upc.zfill(14)}/10/"

    answers = [
        client.get("/trace/", {"q": f"{link}{number}"})
        for number in (lot.lot_number, "HZ-0")
    ]

    assert [answer.status_code for answer in answers] == [302, 404]
    assert answers[0].headers["Location"] == "/l/ABCD2345"


@pytest.mark.parametrize(
    "typed", ["HZ-0", "'; DROP TABLE", "\x00HZ-0", "x" * 900, "//[bad"]
)
def test_what_is_on_no_label_gets_one_sentence(client, lot, typed):
    response = client.get("/trace/", {"q": typed})

    assert (
        response.status_code,
        response.content.decode().count("查不到这个批次"),
    ) == (404, 1)


def test_producers_with_the_same_number_are_told_apart(client, lot):
    other = LotFactory(code="BCDE3456", lot_number="HZ-260928-07")

    page = main_of(client.get("/trace/", {"q": "hz-260928-07"}))

    links = [f'href="/l/{each.code}"' in page for each in (lot, other)]
    assert (links, other.product.title in page) == ([True, True], True)


def test_an_english_reader_keeps_the_language(client, lot):
    response = client.get("/en/trace/", {"q": "ABCD2345"})

    assert response.headers["Location"] == "/l/ABCD2345?lang=en"
