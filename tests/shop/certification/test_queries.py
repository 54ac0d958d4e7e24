"""The words for a certificate on each day, and why a product is not sold."""

from datetime import UTC, date, datetime, timedelta

import pytest
from django.utils import translation

from shop.certification import actions, numbers, queries
from shop.certification.models import CertificateType
from tests.factories.shop import CertificateFactory, ProductFactory, RecognitionFactory

from .conftest import NOON, SHANGHAI, TERM

LAST = datetime(2026, 12, 31, 23, 59, 59, tzinfo=SHANGHAI)


def on(days):
    return LAST + timedelta(days=days)


def shown(product, at):
    return [
        (one.state, one.days_left, one.words)
        for one in queries.certificates_of(product, at=at)
    ]


@pytest.mark.parametrize(
    ("days", "state", "words"),
    [
        (-31, "valid", "Valid until 31 December 2026"),
        (-30, "expiring", "Expires in 30 days"),
        (-1, "expiring", "Expires in 1 day"),
        (0, "expiring", "Expires today"),
        (1, "expired", "Expired after 31 December 2026"),
    ],
)
def test_each_day_has_its_word(certificate, product, days, state, words):
    with translation.override("en"):
        assert shown(product, on(days)) == [(state, -days, words)]


def test_the_day_turns_at_midnight_in_shanghai(certificate, product):
    midnight = datetime(2027, 1, 1, tzinfo=SHANGHAI)

    assert shown(product, midnight)[0][0] == "expired"
    assert shown(product, midnight - timedelta(microseconds=1))[0][0] == "expiring"


@pytest.mark.parametrize(
    ("action", "words"),
    [
        ("suspend", "Suspended since 24 November 2026"),
        ("withdraw", "Withdrawn on 24 November 2026"),
    ],
)
def test_what_was_stopped_says_since_when(certificate, product, action, words):
    getattr(actions, action)(certificate=certificate, reason="复核", by=None, at=NOON)

    with translation.override("en"):
        assert [one[2] for one in shown(product, NOON)] == [words]


def test_those_in_force_come_first_in_one_query(product, django_assert_num_queries):
    for until in (date(2026, 6, 30), None, date(2028, 12, 31)):
        RecognitionFactory(
            product=product,
            certificate=CertificateFactory(version__valid_until=until),
        )

    with django_assert_num_queries(1):
        states = [state for state, _left, _words in shown(product, NOON)]
    assert states == ["valid", "valid", "expired"]


def test_one_without_end_says_so(product):
    RecognitionFactory(
        product=product, certificate=CertificateFactory(version__valid_until=None)
    )

    with translation.override("en"):
        assert shown(product, NOON) == [("valid", None, "Valid without end")]


def test_one_that_has_not_begun_is_not_shown_but_stops_the_sale(certificate, product):
    day = datetime(2025, 12, 31, tzinfo=SHANGHAI)

    assert shown(product, day) == []
    with translation.override("en"):
        assert queries.why_not_sold(product, at=day) == [
            "Assistance product recognition 黔-2026-0417 is not valid yet."
        ]


@pytest.mark.parametrize(
    ("days", "action", "sentence"),
    [
        (0, None, []),
        (1, None, ["has expired."]),
        (0, "suspend", ["is suspended."]),
        (0, "withdraw", ["was withdrawn."]),
    ],
)
def test_it_is_said_why_a_product_is_not_sold(
    certificate, product, days, action, sentence
):
    if action:
        getattr(actions, action)(
            certificate=certificate, reason="复核", by=None, at=NOON
        )

    with translation.override("en"):
        found = queries.why_not_sold(product, at=on(days))
    start = "Assistance product recognition 黔-2026-0417 "
    assert found == [start + end for end in sentence]


@pytest.mark.parametrize("rows", [1, 3])
def test_many_products_are_judged_in_one_query(rows, db, django_assert_num_queries):
    products = [ProductFactory() for _ in range(rows)]
    for product in products:
        RecognitionFactory(product=product)

    with django_assert_num_queries(1):
        found = queries.sellability_of([one.pk for one in products], at=NOON)

    assert {verdict.blocked for verdict in found.values()} == {None}
    assert set(found) == {one.pk for one in products}


def test_a_certificate_without_a_version_blocks(product):
    recognition = RecognitionFactory(product=product)
    type(recognition.certificate).objects.update(current=None)

    assert queries.sellability_of([product.pk], at=NOON)[product.pk].blocked == (
        "missing"
    )
    assert len(queries.why_not_sold(product, at=NOON)) == 1


@pytest.mark.parametrize(
    ("code", "number", "warns"),
    [
        ("green", "LB-21-2306240817A", False),
        ("green", " LB-21-2306240817A ", False),
        ("green", "绿-1", True),
        ("sc", "SC10752052700012", False),
        ("sc", "SC1", True),
        ("assistance", "anything", False),
    ],
)
def test_an_odd_number_only_warns(db, code, number, warns):
    kind = CertificateType.objects.get(code=code)

    assert bool(numbers.warning(type=kind, number=number)) is warns


def test_a_version_is_found_by_the_day(certificate):
    found = certificate.versions.valid_at

    assert [found(on(days)).count() for days in (-365, 0, 1)] == [0, 1, 0]
    assert found(NOON).get().valid_until == TERM.valid_until


@pytest.mark.parametrize(
    ("end", "day"),
    [
        (datetime(2027, 1, 1, tzinfo=SHANGHAI), date(2026, 12, 31)),
        (datetime(2026, 12, 31, 16, tzinfo=UTC), date(2026, 12, 31)),
        (datetime(2027, 1, 1, 12, tzinfo=SHANGHAI), date(2027, 1, 1)),
    ],
)
def test_a_term_ends_on_the_day_before_its_first_moment_without_it(end, day):
    assert queries.last_day_before(end) == day
