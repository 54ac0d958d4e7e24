"""Lots in the back office."""

from datetime import date

import pytest
from django.utils import timezone

from shop.partner import actions as stock
from shop.partner.models import StockRecord
from shop.provenance.models import Lot
from tests.factories.shop import LotFactory, PackFactory, StockRecordFactory
from tests.shop.backoffice.forms import shown

pytestmark = pytest.mark.django_db
INDEX = "/cms/lots/"


@pytest.fixture
def record():
    return StockRecordFactory()


@pytest.fixture
def lot(record):
    """A lot of which five packs are in stock."""
    made = LotFactory(product=record.product.parent, lot_number="HZ-1")
    stock.receive(stock_record=record, quantity=5, lot=made, by=None, at=timezone.now())
    return made


def harvest(product, **changes):
    facts = {"lot_number": "HZ-2", "harvest_date": "2026-10-01", "quantity_kg": "900"}
    return {"product": product.pk, **facts, **changes}


def test_a_list_of_one_and_of_many_costs_the_same(
    office, lot, django_assert_num_queries
):
    office.get(INDEX)
    with django_assert_num_queries(10):
        office.get(INDEX)
    LotFactory.create_batch(4)

    with django_assert_num_queries(10):
        office.get(INDEX)


def test_a_lot_is_opened(office, lot):
    office.post(f"{INDEX}new/", harvest(lot.product))

    made = Lot.objects.get(lot_number="HZ-2")
    assert (made.product, len(made.code), made.best_before_date) == (
        lot.product,
        8,
        date(2027, 10, 1),
    )


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"lot_number": "坏 号"}, "lot_number"),
        ({"lot_number": "HZ-1"}, "lot_number"),
        ({"quantity_kg": "0"}, "quantity_kg"),
        ({"best_before_date": "2026-09-30"}, "best_before_date"),
        ({"harvest_date": ""}, "harvest_date"),
    ],
)
def test_a_bad_lot_is_said_at_its_field_and_not_opened(office, lot, changes, field):
    response = office.post(f"{INDEX}new/", harvest(lot.product, **changes))

    assert list(response.context["form"].errors) == [field]
    assert Lot.objects.count() == 1


def test_a_pack_has_no_lot(office, record):
    office.post(f"{INDEX}new/", harvest(record.product))

    assert Lot.objects.count() == 0


def test_what_is_printed_stays_and_the_rest_is_amended(office, lot):
    values = shown(office.get(f"{INDEX}edit/{lot.pk}/"))
    values |= {"growers_zh_hans": "王大山", "lot_number": "X", "quantity_kg": "1"}

    office.post(f"{INDEX}edit/{lot.pk}/", values)

    found = Lot.objects.get(pk=lot.pk)
    assert (found.growers_zh_hans, found.lot_number, found.quantity_kg) == (
        "王大山",
        "HZ-1",
        lot.quantity_kg,
    )


def test_an_event_in_plain_words_is_one_of_epcis(office, lot):
    values = {"what": "harvested", "event_time": "2026-10-02 08:00"}

    office.post(f"{INDEX}event/{lot.pk}/", values)

    event = lot.events.get()
    assert (event.kind, event.action, event.biz_step) == (
        "ObjectEvent",
        "ADD",
        "commissioning",
    )
    assert (event.title_zh_hans, event.title_en) == ("采收", "Harvested")


def test_what_lies_ahead_is_not_recorded(office, lot):
    office.post(
        f"{INDEX}event/{lot.pk}/", {"what": "packed", "event_time": "2096-01-01 08:00"}
    )

    assert lot.events.count() == 0


def test_a_report_is_added(office, lot):
    values = {
        "laboratory_zh_hans": "省检测院",
        "number": "R-1",
        "reported_date": "2026-10-03",
        "items": "12",
        "is_passed": "on",
    }

    office.post(f"{INDEX}report/{lot.pk}/", values)

    report = lot.test_reports.get()
    assert (report.number, report.items, report.is_passed) == ("R-1", 12, True)


@pytest.mark.parametrize(
    ("kind", "quantity", "left"),
    [("receipt", "4", 19), ("loss", "5", 10), ("loss", "6", 15)],
)
def test_stock_of_a_lot_moves_within_its_balance(
    office, record, lot, kind, quantity, left
):
    values = {
        "stock_record": record.pk,
        "kind": kind,
        "quantity": quantity,
        "note": "x",
    }

    office.post(f"{INDEX}stock/{lot.pk}/", values)

    assert StockRecord.objects.get(pk=record.pk).num_in_stock == left


def test_a_recall_shows_what_it_takes_and_takes_it(office, record, lot):
    address = f"{INDEX}recall/{lot.pk}/"
    view = office.get(address).context["view"]

    response = office.post(address, {"reason": "农残超标", "reason_en": "Residues"})

    found = Lot.objects.get(pk=lot.pk)
    assert [pack.left for pack in view.packs] == [5]
    assert (response.status_code, response.url) == (302, f"{INDEX}orders/{lot.pk}/")
    assert (found.recall_reason_zh_hans, found.recall_reason_en) == (
        "农残超标",
        "Residues",
    )
    assert StockRecord.objects.get(pk=record.pk).num_in_stock == 10


def test_a_recall_without_a_reason_changes_nothing(office, record, lot):
    office.post(f"{INDEX}recall/{lot.pk}/", {"reason": " "})

    assert Lot.objects.get(pk=lot.pk).is_recalled is False
    assert StockRecord.objects.get(pk=record.pk).num_in_stock == 15


@pytest.mark.parametrize(
    "action", ["edit", "event", "report", "stock", "recall", "delete"]
)
def test_the_order_desk_reads_lots_and_changes_none(order_desk, lot, action):
    response = order_desk.post(f"{INDEX}{action}/{lot.pk}/", {"reason": "x"})

    assert (response.status_code, response.url) == (302, "/cms/")
    assert Lot.objects.get(pk=lot.pk).is_recalled is False


def test_the_order_desk_sees_the_orders_concerned(order_desk, lot):
    response = order_desk.get(f"{INDEX}orders/{lot.pk}/")

    assert (response.status_code, response.context["view"].orders) == (200, [])


def test_a_pack_without_stock_is_no_choice(office, lot):
    PackFactory(parent=lot.product)

    form = office.get(f"{INDEX}stock/{lot.pk}/").context["form"]

    assert form.fields["stock_record"].queryset.count() == 1
