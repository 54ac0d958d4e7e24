"""Lots are opened, followed and recalled; what cannot be changes nothing."""

from contextlib import nullcontext
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

import pytest

from shop.partner import actions as stock
from shop.partner.models import StockMovement, StockRecord
from shop.provenance import actions, errors
from shop.provenance.models import Lot, TestReport, TraceEvent
from shop.provenance.records import Details, Findings, Happening, Harvest

HARVEST = Harvest(
    lot_number="HZ-260928-08",
    harvest_date=date(2026, 9, 28),
    quantity_kg=Decimal(2400),
    code="WXYZ6789",
)
FINDINGS = Findings(
    laboratory="示例质检所", number="R-1", reported_date=date(2026, 10, 9), items=26
)
SOON = timedelta(minutes=1)


def open_lot(product, at, **changes):
    return actions.open_lot(
        product=product, harvest=replace(HARVEST, **changes), by=None, at=at
    )


def version_of(lot):
    return type(lot.product).objects.get(pk=lot.product_id).page_version


def test_best_before_follows_from_the_shelf_life(record, at):
    lot = open_lot(record.product.parent, at)

    assert (lot.best_before_date, lot.code) == (date(2027, 9, 28), "WXYZ6789")


def test_what_keeps_for_ever_has_no_best_before(record, at):
    record.product.parent.shelf_life_days = None

    assert open_lot(record.product.parent, at).best_before_date is None


def test_a_lot_without_a_code_gets_its_own(record, at):
    codes = {
        open_lot(record.product.parent, at, lot_number=f"L{n}", code="").code
        for n in range(3)
    }

    assert {len(code) for code in codes} == {actions.CODE_LENGTH}
    assert len(codes) == 3


@pytest.mark.parametrize(
    ("changes", "error"),
    [
        ({"lot_number": "批次一"}, errors.LotNumberError),
        ({"lot_number": "A/B"}, errors.LotNumberError),
        ({"lot_number": "X" * 21}, errors.LotNumberError),
        ({"code": "A/B"}, errors.LotNumberError),
        ({"lot_number": "HZ-260928-07"}, errors.LotNumberTakenError),
        ({"code": "ABCD2345"}, errors.LotCodeTakenError),
        ({"quantity_kg": Decimal(0)}, errors.LotQuantityError),
        ({"best_before_date": date(2026, 9, 27)}, errors.LotDatesError),
    ],
)
def test_a_lot_that_cannot_be_is_not_opened(lot, at, changes, error):
    with pytest.raises(error):
        open_lot(lot.product, at, **changes)

    assert list(Lot.objects.all()) == [lot]


def test_a_pack_has_no_lots_of_its_own(record, at):
    with pytest.raises(errors.NotAPageError):
        open_lot(record.product, at)


def test_an_event_is_recorded_in_both_languages(lot, at, harvested):
    before = version_of(lot)

    event = actions.record_event(lot=lot, happening=harvested, by=None, at=at + SOON)

    assert (event.title_zh_hans, event.title_en) == ("采收", "Harvested")
    assert (event.event_time, event.record_time) == (at, at + SOON)
    assert version_of(lot) > before


def test_without_an_action_an_event_observes_and_a_transformation_has_none(lot, at):
    kinds = {
        kind: actions.record_event(
            lot=lot,
            happening=Happening(
                kind=kind, biz_step="packing", event_time=at, title="装箱"
            ),
            by=None,
            at=at,
        ).action
        for kind in ("ObjectEvent", "TransformationEvent")
    }

    assert kinds == {"ObjectEvent": "OBSERVE", "TransformationEvent": ""}


@pytest.mark.parametrize(
    ("changes", "error"),
    [
        ({"biz_step": "teleporting"}, errors.UnknownStepError),
        ({"disposition": "eaten"}, errors.UnknownStepError),
        ({"action": "CHANGE"}, errors.WrongActionError),
        ({"kind": "TransformationEvent"}, errors.WrongActionError),
    ],
)
def test_an_event_outside_the_vocabulary_is_refused(lot, at, harvested, changes, error):
    with pytest.raises(error):
        actions.record_event(
            lot=lot, happening=replace(harvested, **changes), by=None, at=at
        )

    assert TraceEvent.objects.count() == 0


def test_what_has_not_happened_is_not_recorded(lot, at, harvested):
    with pytest.raises(errors.FutureEventError):
        actions.record_event(lot=lot, happening=harvested, by=None, at=at - SOON)

    assert TraceEvent.objects.count() == 0


def test_a_test_is_recorded(lot, at):
    report = actions.record_test(lot=lot, findings=FINDINGS, by=None, at=at)

    assert (report.lot, report.items, report.is_passed) == (lot, 26, True)


def test_a_test_of_nothing_is_refused(lot, at):
    with pytest.raises(errors.NothingTestedError):
        actions.record_test(
            lot=lot, findings=replace(FINDINGS, items=0), by=None, at=at
        )

    assert TestReport.objects.count() == 0


def test_a_recall_takes_only_its_own_unsold_balance(lot, record, at):
    other = open_lot(lot.product, at)
    for each, packs in ((lot, 8), (other, 5)):
        stock.receive(stock_record=record, quantity=packs, lot=each, by=None, at=at)
    stock.hold(quantities={record.pk: 6}, at=at)

    recall = actions.recall_lot(lot=lot, reason="紫外灯停机", by=None, at=at)

    record = StockRecord.objects.get(pk=record.pk)
    assert recall.packs_withdrawn == 7  # of 13 on hand 6 are held
    assert (record.num_in_stock, record.num_allocated) == (6, 6)
    moved = StockMovement.objects.filter(kind=StockMovement.Kind.RECALL)
    assert list(moved.values_list("lot", "quantity")) == [(lot.pk, -7)]


@pytest.mark.parametrize(
    ("day", "error"), [(27, errors.LotDatesError), (28, None), (None, None)]
)
def test_a_lot_is_corrected_unless_it_ends_before_its_harvest(lot, at, day, error):
    best_before = day and date(2026, 9, day)
    details = Details(best_before_date=best_before, growers="陈家")
    before = lot.best_before_date, lot.growers_zh_hans

    with pytest.raises(error) if error else nullcontext():
        actions.amend_lot(lot=lot, details=details, by=None, at=at)

    stored = Lot.objects.get(pk=lot.pk)
    expected = before if error else (best_before, "陈家")
    assert (stored.best_before_date, stored.growers_zh_hans) == expected


def test_a_recall_is_an_event_in_both_languages(lot, at):
    actions.recall_lot(lot=lot, reason="停机", reason_en="Lamp off", by=None, at=at)

    event = lot.events.get()
    assert (event.disposition, event.event_time) == ("recalled", at)
    assert (event.title_zh_hans, event.title_en) == ("召回", "Recalled")
    assert (event.note_zh_hans, event.note_en) == ("停机", "Lamp off")


def test_a_recall_needs_a_reason(lot, at):
    with pytest.raises(errors.RecallReasonMissingError):
        actions.recall_lot(lot=lot, reason="  ", by=None, at=at)

    assert not Lot.objects.get(pk=lot.pk).is_recalled


def test_a_lot_is_recalled_once(lot, at):
    actions.recall_lot(lot=lot, reason="停机", by=None, at=at)

    with pytest.raises(errors.AlreadyRecalledError):
        actions.recall_lot(lot=lot, reason="再停", by=None, at=at + SOON)

    assert Lot.objects.get(pk=lot.pk).recall_reason == "停机"
    assert lot.events.count() == 1
