"""EPCIS documents: by the published schemas, for every lot of the demo world and for many made up here."""

import json
import os
from dataclasses import replace
from datetime import UTC, date, datetime
from decimal import Decimal
from itertools import product
from pathlib import Path
from types import SimpleNamespace
from uuid import UUID

import pytest
from django.utils import timezone
from jsonschema import Draft7Validator

from shop.provenance import epcis, passport
from shop.provenance.models import Lot, TraceEvent
from shop.provenance.vocabulary import BIZ_STEPS, DISPOSITIONS

BESIDE = Path(__file__).resolve().parents[4] / "shared/epcis/EPCIS-JSON-Schema.json"
PUBLISHED = Path(os.environ.get("EPCIS_SCHEMA", BESIDE))
AT = datetime(2026, 11, 25, 1, 0, tzinfo=UTC)
LOT = epcis.LotFacts(
    uri="https://example.org/01/09520000000012/10/HZ-1",
    origin="https://example.org",
    lot_number="HZ-1",
    harvest_date=date(2026, 9, 28),
    best_before_date=date(2027, 9, 28),
)
DETAILS = (
    {},
    {"sscc": "095200000000000014"},
    {"input_kg": "2610.5", "documents": [{"type": "desadv", "number": "单 7/8"}]},
    {"inputs": [{"uri": LOT.uri, "kg": "12"}, {"kg": None}]},
    {"temperatures": [{"time": "2026-11-02T05:10:00+08:00", "celsius": 4.5}]},
)


PACKAGE = pytest.param("package", marks=pytest.mark.epcis_schemas)


@pytest.fixture(params=["published", PACKAGE])
def validator(request):
    """The schema as GS1 published it, and as the npm package has it; one that is missing is skipped by name."""
    if request.param == "published":
        if not PUBLISHED.exists():
            pytest.skip("GS1's schema is not beside the project")
        return Draft7Validator(json.loads(PUBLISHED.read_text()))
    schema = Path(os.environ["EPCIS_SCHEMAS"]) / "EPCISDocument.schema.json"
    return Draft7Validator(json.loads(schema.read_text()))


def event(kind, action, **changes):
    values = {
        "event_id": UUID(int=7),
        "kind": kind,
        "action": "" if kind == "TransformationEvent" else action,
        "event_time": AT,
        "record_time": AT,
        "biz_step": "packing",
        "disposition": "",
        "read_point": None,
        "read_point_id": None,
        "place": "云岭村",
        "quantity_kg": Decimal("2400.00"),
        "details": {},
    }
    return SimpleNamespace(**values | changes)


def as_json(events, lot=LOT):
    """Return a document as it travels: through text."""
    return json.loads(json.dumps(epcis.document(events, lot=lot, created_at=AT)))


def faults(validator, document):
    return [
        f"{error.json_path}: {error.message[:200]}"
        for error in validator.iter_errors(document)
    ]


@pytest.mark.parametrize("kind", TraceEvent.Kind.values)
def test_every_shape_of_an_event_is_valid(validator, kind):
    shapes = product(
        ("ADD", "OBSERVE", "DELETE"), DETAILS, (None, Decimal("0.5"), Decimal(2400))
    )
    events = [
        event(kind, action, details=details, quantity_kg=kilos)
        for action, details, kilos in shapes
    ]

    assert faults(validator, as_json(events)) == []


def test_every_word_of_the_vocabulary_is_valid(validator):
    events = [event("ObjectEvent", "OBSERVE", biz_step=step) for step in BIZ_STEPS]
    events += [
        event("ObjectEvent", "OBSERVE", disposition=word) for word in DISPOSITIONS
    ]

    assert faults(validator, as_json(events)) == []


@pytest.mark.parametrize(
    "uri",
    [
        epcis.digital_link("https://example.org", "9520000000012", "HZ-1.2_3"),
        "http://127.0.0.1:8000/l/ABCD2345",
    ],
)
def test_a_lot_of_any_address_is_valid(validator, uri):
    events = [event(kind, "ADD") for kind in TraceEvent.Kind.values]
    lot = replace(LOT, uri=uri, best_before_date=None)

    assert faults(validator, as_json(events, lot)) == []


def test_a_broken_document_is_found(validator):
    """The control: the validation sees a fault when there is one."""
    document = as_json([event("ObjectEvent", "ADD")])
    del document["epcisBody"]["eventList"][0]["eventTime"]

    assert faults(validator, document) != []


def test_a_place_without_a_number_has_no_read_point():
    base = SimpleNamespace(gln=None)
    numbered = SimpleNamespace(gln="9520000000012")

    points = [
        epcis.event_of(
            event("ObjectEvent", "OBSERVE", read_point=place, read_point_id=1), LOT
        ).get("readPoint")
        for place in (base, numbered)
    ]

    assert points == [None, {"id": "https://example.org/414/9520000000012"}]


def test_a_gtin_has_fourteen_digits_in_a_link():
    link = epcis.digital_link("https://example.org", "9520000000012", "A B/1")

    assert link == "https://example.org/01/09520000000012/10/A%20B%2F1"


def test_what_is_new_carries_its_master_data():
    kinds = [event("ObjectEvent", action) for action in ("ADD", "OBSERVE")]
    kinds += [event("TransformationEvent", ""), event("AggregationEvent", "ADD")]

    found = [one.get("ilmd") for one in as_json(kinds)["epcisBody"]["eventList"]]

    new = {
        "cbvmda:lotNumber": "HZ-1",
        "cbvmda:harvestStartDate": "2026-09-28",
        "cbvmda:bestBeforeDate": "2027-09-28",
    }
    assert found == [new, None, new, None]


def test_every_lot_of_the_demo_world_is_valid(validator, demo_world):
    now = timezone.now()
    documents = [
        json.loads(json.dumps(passport.epcis_of(lot, at=now)))
        for lot in Lot.objects.order_by("pk")
    ]

    assert [fault for one in documents for fault in faults(validator, one)] == []
    kinds = {
        one["type"] for all_ in documents for one in all_["epcisBody"]["eventList"]
    }
    assert kinds >= {
        "ObjectEvent",
        "AggregationEvent",
        "TransactionEvent",
        "TransformationEvent",
    }
