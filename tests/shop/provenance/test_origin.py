"""Where a product comes from, as its page and the front page tell it."""

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

import pytest
from django.utils import timezone, translation

from shop.provenance import actions, origin, queries
from shop.provenance.records import Happening
from shop.shelf import actions as shelf
from shop.shelf.models import Shelf
from tests.factories.shop import LotFactory, RecognitionFactory

from .test_actions import FINDINGS


@pytest.fixture
def road(lot, at, harvested):
    """Record two events in the village and one in the city."""
    stops = [("云岭村", 1996), ("云岭村", 1996), ("广州", 21)]
    for hours, (place, altitude) in enumerate(stops):
        happening = replace(
            harvested,
            place=place,
            altitude_m=altitude,
            title=f"{hours}",
            event_time=at - timedelta(hours=9 - hours),
        )
        actions.record_event(lot=lot, happening=happening, by=None, at=at)
    return lot


def test_a_place_is_one_stop_on_the_road(road):
    stops = origin.stops_of(road.events.all())

    assert [(stop["name"], stop["altitude"], stop["detail"]) for stop in stops] == [
        ("云岭村", 1996, "0"),
        ("广州", 21, "2"),
    ]


def test_a_long_road_keeps_its_last_stop(lot, at, harvested):
    for number in range(9):
        happening = replace(harvested, place=f"{number}")
        actions.record_event(lot=lot, happening=happening, by=None, at=at)

    stops = origin.stops_of(lot.events.all())

    assert [stop["name"] for stop in stops] == ["0", "1", "2", "3", "4", "8"]


def test_the_newest_lot_that_is_not_recalled_speaks_for_the_product(lot, at):
    newer = LotFactory(product=lot.product, harvest_date=date(2026, 10, 9))
    actions.record_test(lot=newer, findings=FINDINGS, by=None, at=at)

    before = origin.origin_of(lot.product, at=at)
    actions.recall_lot(lot=newer, reason="停机", by=None, at=at)
    after = origin.origin_of(lot.product, at=at)

    assert [(one.lot, one.report is None) for one in (before, after)] == [
        (newer, False),
        (lot, True),
    ]


def test_a_failed_test_is_not_shown_as_passed(lot, at):
    findings = replace(FINDINGS, is_passed=False)
    actions.record_test(lot=lot, findings=findings, by=None, at=at)

    assert origin.origin_of(lot.product, at=at).report is None


def test_a_product_without_lots_has_its_certificates_still(lot, at):
    recognition = RecognitionFactory(is_required=False)

    found = origin.origin_of(recognition.product, at=at)

    assert (found.lot, found.stops, found.days_left) == (None, [], None)
    assert [one.certificate for one in found.certificates] == [recognition.certificate]


def test_the_journey_of_a_recalled_lot_is_not_shown(road, at):
    RecognitionFactory(product=road.product)

    before = origin.journeys([road.pk], at=at).by_lot[road.pk]
    actions.recall_lot(lot=road, reason="停机", by=None, at=at)

    assert (before.lot, len(before.stops), before.valid_certificates) == (road, 2, 1)
    assert origin.journeys([road.pk], at=at) == queries.Journeys({}, None)


def test_the_latest_journey_comes_down_furthest_among_what_is_sold(road, at):
    LotFactory(product=road.product, harvest_date=date(2026, 10, 9))
    flat = LotFactory(product=road.product, harvest_date=date(2026, 10, 8))
    happening = Happening("ObjectEvent", "commissioning", at, "采收", action="OBSERVE")
    actions.record_event(lot=flat, happening=happening, by=None, at=at)

    shelf.refresh(product_ids=[road.product_id], at=at)

    sold = origin.journeys([], at=at).latest
    Shelf.objects.all().delete()

    assert (sold.lot, origin.journeys([], at=at).latest) == (road, None)


def test_no_order_is_concerned_by_a_lot_that_nobody_bought(lot):
    assert queries.orders_concerned(lot) == []


def test_a_lot_is_found_by_a_gtin_of_any_length(lot, record):
    gtin = record.product.upc

    found = [queries.lot_by_gtin(each, lot.lot_number) for each in (gtin, f"0{gtin}")]

    assert found == [lot, lot]
    assert queries.lot_by_gtin(gtin, "HZ-0") is None


def test_what_the_village_gets_is_summed_when_somebody_said_it(lot, record):
    said = [origin.village_amount(lot.product)]
    for amount, is_village in (("43.20", True), ("9.20", True), ("33.60", False)):
        record.product.cost_shares.create(
            label="果款", amount=Decimal(amount), is_village=is_village
        )
    said.append(origin.village_amount(lot.product))

    assert said == [None, Decimal("52.40")]


def test_the_page_counts_the_days_left(lot):
    now = timezone.now()
    lot.best_before_date = timezone.localdate(now) + timedelta(days=3)
    lot.save()

    assert origin.origin_of(lot.product, at=now).days_left == 3


@pytest.mark.parametrize(
    ("language", "place"),
    [
        ("zh-hans", "贵州省 毕节市 赫章县 云岭村"),
        ("en", "Yunling village, Hezhang County, Bijie, Guizhou"),
    ],
)
def test_a_place_is_said_in_the_order_of_its_language(lot, language, place):
    lot.product.place_zh_hans, lot.product.place_en = "云岭村", "Yunling village"

    with translation.override(language):
        assert origin.where_of(lot.product) == place
