"""Writes on lots: each event is recorded once, and a recall stops the sale of what is left."""

import secrets
import uuid
from datetime import date, datetime, timedelta
from typing import Any

from django.db import IntegrityError, transaction
from django.db.models import F, Max
from django.utils import translation
from django.utils.translation import gettext_noop
from oscar.core.loading import get_model

from core.actions import audit
from shop.partner import actions as stock
from shop.shelf import actions as shelf

from . import digests, queries
from .errors import (
    AlreadyRecalledError,
    FutureEventError,
    LotCodeTakenError,
    LotDatesError,
    LotNumberError,
    LotNumberTakenError,
    LotQuantityError,
    NotAPageError,
    NothingTestedError,
    RecallReasonMissingError,
    UnknownStepError,
    WrongActionError,
)
from .models import Lot, TestReport, TraceDigest, TraceEvent
from .numbers import is_lot_number
from .records import Details, Findings, Happening, Harvest, Recall
from .vocabulary import BIZ_STEPS, DISPOSITIONS, RECALL_STEP, RECALL_TITLE, RECALLED

# Without I, L, O and U: a code is read aloud and typed from a label.
CODE_ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
CODE_LENGTH = 8
SETTLED = timedelta(minutes=10)


@transaction.atomic
def open_lot(*, product: Any, harvest: Harvest, by: Any, at: datetime) -> Lot:  # noqa: ARG001 - every write is told who
    """Open a lot of a product.

    Raises:
        NotAPageError: when the product is a pack.
        LotNumberError: when the number cannot stand in a GS1 code and an address.
        LotNumberTakenError: when the product has this number already.
        LotCodeTakenError: when another lot has the short code.
        LotQuantityError: when the quantity is not above zero.
        LotDatesError: when best before lies before the harvest.
    """
    _check_harvest(product, harvest)
    best_before = harvest.best_before_date
    if best_before is None and product.shelf_life_days:
        best_before = harvest.harvest_date + timedelta(days=product.shelf_life_days)
    lot = _create_lot(product, harvest, best_before)
    _refresh(lot, at)
    return lot


def _check_harvest(product: Any, harvest: Harvest) -> None:
    if not product.is_parent:
        raise NotAPageError
    if not is_lot_number(harvest.lot_number):
        raise LotNumberError
    if harvest.quantity_kg <= 0:
        raise LotQuantityError
    if harvest.best_before_date and harvest.best_before_date < harvest.harvest_date:
        raise LotDatesError


def _create_lot(product: Any, harvest: Harvest, best_before: date | None) -> Lot:
    if harvest.code and not is_lot_number(harvest.code):
        raise LotNumberError
    if harvest.code and Lot.objects.filter(code=harvest.code).exists():
        raise LotCodeTakenError
    try:
        with transaction.atomic():
            return Lot.objects.create(
                product=product,
                lot_number=harvest.lot_number,
                code=harvest.code or new_code(),
                facility=harvest.facility,
                growers_zh_hans=harvest.growers,
                growers_en=harvest.growers_en,
                harvest_date=harvest.harvest_date,
                best_before_date=best_before,
                quantity_kg=harvest.quantity_kg,
            )
    except IntegrityError:
        raise LotNumberTakenError from None


@transaction.atomic
def amend_lot(*, lot: Lot, details: Details, by: Any, at: datetime) -> None:  # noqa: ARG001
    """Correct what stands beside a lot; its number, code, harvest and quantity are printed and stay.

    Raises:
        LotDatesError: when best before lies before the harvest.
    """
    best_before = details.best_before_date
    if best_before and best_before < lot.harvest_date:
        raise LotDatesError
    Lot.objects.filter(pk=lot.pk).update(
        facility=details.facility,
        growers_zh_hans=details.growers,
        growers_en=details.growers_en,
        best_before_date=best_before,
    )
    _refresh(lot, at)


def new_code() -> str:
    """Return a random short code: 32^8 of them, so that nobody guesses the next lot's."""
    return "".join(secrets.choice(CODE_ALPHABET) for _ in range(CODE_LENGTH))


@transaction.atomic
def record_event(
    *, lot: Lot, happening: Happening, by: Any, at: datetime
) -> TraceEvent:
    """Record what happened to a lot; it is never changed afterwards, only followed by another event.

    Raises:
        FutureEventError: when it has not happened yet.
        UnknownStepError: when the vocabulary has no such step or disposition.
        WrongActionError: when a transformation has an action, or another event an unknown one.
    """
    _check_happening(happening, at)
    event = _write_event(lot, happening, by=by, at=at)
    _refresh(lot, at)
    return event


def _check_happening(happening: Happening, at: datetime) -> None:
    if happening.event_time > at:
        raise FutureEventError
    if happening.biz_step and happening.biz_step not in BIZ_STEPS:
        raise UnknownStepError
    if happening.disposition and happening.disposition not in DISPOSITIONS:
        raise UnknownStepError
    if happening.kind == TraceEvent.Kind.TRANSFORMATION:
        allowed = {""}
    else:
        allowed = {"", *TraceEvent.Action.values}
    if happening.action not in allowed:
        raise WrongActionError


def _write_event(
    lot: Lot, happening: Happening, *, by: Any, at: datetime
) -> TraceEvent:
    is_transformation = happening.kind == TraceEvent.Kind.TRANSFORMATION
    observed = "" if is_transformation else TraceEvent.Action.OBSERVE
    return TraceEvent.objects.create(
        lot=lot,
        event_id=happening.event_id or uuid.uuid4(),
        kind=happening.kind,
        action=happening.action or observed,
        event_time=happening.event_time,
        record_time=at,
        biz_step=happening.biz_step,
        disposition=happening.disposition,
        read_point=happening.read_point,
        title_zh_hans=happening.title,
        title_en=happening.title_en,
        place_zh_hans=happening.place,
        place_en=happening.place_en,
        note_zh_hans=happening.note,
        note_en=happening.note_en,
        altitude_m=happening.altitude_m,
        quantity_kg=happening.quantity_kg,
        details=happening.details,
        document=happening.document,
        by=by,
    )


@transaction.atomic
def record_test(*, lot: Lot, findings: Findings, by: Any, at: datetime) -> TestReport:  # noqa: ARG001
    """Record a laboratory's report on a lot.

    Raises:
        NothingTestedError: when it tested nothing.
    """
    if findings.items < 1:
        raise NothingTestedError
    report = TestReport.objects.create(
        lot=lot,
        laboratory_zh_hans=findings.laboratory,
        laboratory_en=findings.laboratory_en,
        number=findings.number,
        reported_date=findings.reported_date,
        items=findings.items,
        is_passed=findings.is_passed,
        document=findings.document,
    )
    _refresh(lot, at)
    return report


@transaction.atomic
def recall_lot(
    *, lot: Lot, reason: str, by: Any, at: datetime, reason_en: str = ""
) -> Recall:
    """Recall a lot for good: what is unsold leaves the stock, and its passport says so first.

    Raises:
        RecallReasonMissingError: without a reason.
        AlreadyRecalledError: when it was recalled before.
    """
    if not reason.strip():
        raise RecallReasonMissingError
    lot = Lot.objects.select_for_update().get(pk=lot.pk)
    if lot.is_recalled:
        raise AlreadyRecalledError
    lot.recalled_at = at
    lot.recall_reason_zh_hans = reason.strip()  # type: ignore[attr-defined]
    lot.recall_reason_en = reason_en.strip()  # type: ignore[attr-defined]
    lot.save(update_fields=["recalled_at", *_translated("recall_reason")])
    # First the orders: their holds are read before the balance leaves the stock.
    orders = queries.orders_concerned(lot)
    withdrawn = stock.withdraw_lot(lot=lot, by=by, at=at)
    _write_event(lot, _recall_of(lot, reason.strip(), reason_en.strip()), by=by, at=at)
    _refresh(lot, at)
    audit.record(
        gettext_noop("recalled a lot"),
        lot,
        by=by,
        at=at,
        changes={"reason": (None, reason.strip()), "packs": (None, -withdrawn)},
    )
    return Recall(lot, withdrawn, orders)


def _translated(name: str) -> list[str]:
    return [name, f"{name}_zh_hans", f"{name}_en"]


def _recall_of(lot: Lot, reason: str, reason_en: str) -> Happening:
    titles = {}
    for language in ("zh-hans", "en"):
        with translation.override(language):
            titles[language] = str(RECALL_TITLE)
    return Happening(
        kind=TraceEvent.Kind.OBJECT,
        biz_step=RECALL_STEP,
        disposition=RECALLED,
        event_time=lot.recalled_at,  # type: ignore[arg-type]
        title=titles["zh-hans"],
        title_en=titles["en"],
        note=reason,
        note_en=reason_en,
        quantity_kg=lot.quantity_kg,
    )


@transaction.atomic
def make_digest(*, at: datetime) -> TraceDigest | None:
    """Put the events recorded since the last digest under a new one; None when there are none."""
    last = TraceDigest.objects.select_for_update().last()
    after, previous = (last.up_to, last.digest) if last else (0, "")
    # What is being written at this moment may get a lower number than what has been: let it come in first.
    settled = TraceEvent.objects.filter(pk__gt=after, record_time__lte=at - SETTLED)
    up_to = settled.aggregate(Max("pk"))["pk__max"]
    if up_to is None:
        return None
    rows = list(queries.rows_between(after, up_to))
    digest = digests.digest_of(previous, rows)
    return TraceDigest.objects.create(
        up_to=up_to, events=len(rows), digest=digest, made_at=at
    )


def _refresh(lot: Lot, at: datetime) -> None:
    shelf.refresh(product_ids=[lot.product_id], at=at)
    # The page holds where the product comes from under its version, whatever its card says.
    products = get_model("catalogue", "Product").objects.filter(pk=lot.product_id)
    products.update(page_version=F("page_version") + 1)
