"""Every EPCIS document of the demo world is valid by the published schemas."""

import json
import os
from pathlib import Path

import pytest
from django.utils import timezone
from jsonschema import Draft7Validator

from shop.provenance import passport
from shop.provenance.models import Lot, TraceEvent

PUBLISHED = (
    Path(__file__).resolve().parents[4] / "shared" / "epcis" / "EPCIS-JSON-Schema.json"
)


def documents():
    now = timezone.now()
    for lot in passport.lots().order_by("pk"):
        yield json.loads(
            json.dumps(passport.epcis_of(passport.passport_of(lot, at=now), at=now))
        )


def faults(validator):
    return [
        f"{document['epcisBody']['eventList'][0]['eventID']}: {error.message[:300]}"
        for document in documents()
        for error in validator.iter_errors(document)
    ]


@pytest.mark.skipif(
    not PUBLISHED.exists(), reason="GS1's schema is not beside the project"
)
def test_documents_are_valid_by_the_schema_gs1_published(demo_world):
    assert faults(Draft7Validator(json.loads(PUBLISHED.read_text()))) == []


@pytest.mark.epcis_schemas
def test_documents_are_valid_by_the_schema_of_the_package(demo_world):
    schema = next(
        Path(os.environ["EPCIS_SCHEMAS"]).rglob("*EPCIS-JSON-Schema*.json"), None
    ) or next(Path(os.environ["EPCIS_SCHEMAS"]).rglob("*.json"))

    assert faults(Draft7Validator(json.loads(schema.read_text()))) == []


def test_the_demo_world_has_events_of_four_kinds(demo_world):
    kinds = set(TraceEvent.objects.values_list("kind", flat=True))

    assert kinds == {
        "ObjectEvent",
        "AggregationEvent",
        "TransactionEvent",
        "TransformationEvent",
    }


def test_only_what_is_new_carries_master_data(demo_world):
    events = [
        event
        for document in documents()
        for event in document["epcisBody"]["eventList"]
    ]

    with_data = {
        (event["type"], event.get("action")) for event in events if "ilmd" in event
    }
    assert with_data == {("ObjectEvent", "ADD"), ("TransformationEvent", None)}


def test_a_broken_document_is_found(demo_world):
    """The control: the validation sees a fault when there is one."""
    lot = Lot.objects.first()
    now = timezone.now()
    document = passport.epcis_of(
        passport.passport_of(passport.lot_by_code(lot.code), at=now), at=now
    )
    del document["epcisBody"]["eventList"][0]["eventTime"]
    document = json.loads(json.dumps(document))

    if PUBLISHED.exists():
        validator = Draft7Validator(json.loads(PUBLISHED.read_text()))
        assert [error.json_path for error in validator.iter_errors(document)] != []
