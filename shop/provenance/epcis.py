"""A lot's events as an EPCIS 2.0 document (JSON-LD). Values in, values out.

Identifiers are GS1 Digital Link URIs (`/01/<GTIN-14>/10/<lot>`, `/414/<GLN>`, `/00/<SSCC>`); quantities carry UN/ECE
Rec 20 units; `ilmd` stands only in events that make something new: an object event that adds, a transformation.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Any
from urllib.parse import quote

CONTEXT = "https://ref.gs1.org/standards/epcis/2.0.0/epcis-context.jsonld"
# What the standard has no word for; a name only, nothing need answer there.
OWN_WORDS = "https://example.org/shanhai/vocabulary/"
KILOGRAM, CELSIUS = "KGM", "CEL"
Event = dict[str, Any]


@dataclass(frozen=True)
class LotFacts:
    """What a document says about its lot: its URI, and the master data of what was made."""

    uri: str
    origin: str
    lot_number: str
    harvest_date: date
    best_before_date: date | None = None


def digital_link(origin: str, gtin: str, lot_number: str) -> str:
    """Return the URI of a lot of a pack; a shorter GTIN is padded to 14 digits."""
    return f"{origin}/01/{gtin.zfill(14)}/10/{quote(lot_number, safe='')}"


def document(
    events: Iterable[Any], *, lot: LotFacts, created_at: datetime
) -> dict[str, Any]:
    """Return the document of a lot with these trace events, in their order."""
    return {
        "@context": [CONTEXT, {"shanhai": OWN_WORDS}],
        "type": "EPCISDocument",
        "schemaVersion": "2.0",
        "creationDate": created_at.isoformat(),
        "epcisBody": {"eventList": [event_of(event, lot) for event in events]},
    }


def event_of(event: Any, lot: LotFacts) -> Event:
    """Return one trace event in the form of its kind."""
    return common(event, lot.origin) | SHAPES[event.kind](event, lot)


def common(event: Any, origin: str) -> Event:
    """Return what every event has: id, kind, times, step and place."""
    found: Event = {
        "eventID": f"urn:uuid:{event.event_id}",
        "type": event.kind,
        "eventTime": event.event_time.isoformat(),
        "recordTime": event.record_time.isoformat(),
        "eventTimeZoneOffset": "+08:00",
    }
    gln = event.read_point.gln if event.read_point_id else None
    optional = {
        "bizStep": event.biz_step,
        "disposition": event.disposition,
        "readPoint": {"id": f"{origin}/414/{gln}"} if gln else None,
        "shanhai:place": event.place,
    }
    return found | {key: value for key, value in optional.items() if value}


def quantity(uri: str, kilos: Decimal | str | float | None) -> dict[str, Any]:
    """Return so many kilograms of a class of goods; without a number an unknown quantity of it."""
    if kilos is None or kilos == "":
        return {"epcClass": uri}
    return {"epcClass": uri, "quantity": float(kilos), "uom": KILOGRAM}


def master_data(lot: LotFacts) -> dict[str, str]:
    """Return the lot's master data in the words of the Core Business Vocabulary."""
    found = {
        "cbvmda:lotNumber": lot.lot_number,
        "cbvmda:harvestStartDate": lot.harvest_date.isoformat(),
    }
    if lot.best_before_date:
        found["cbvmda:bestBeforeDate"] = lot.best_before_date.isoformat()
    return found


def object_event(event: Any, lot: LotFacts) -> Event:
    found: Event = {
        "action": event.action,
        "quantityList": [quantity(lot.uri, event.quantity_kg)],
    }
    if event.action == "ADD":
        found["ilmd"] = master_data(lot)
    if readings := event.details.get("temperatures"):
        reports = [temperature(one) for one in readings]
        found["sensorElementList"] = [{"sensorReport": reports}]
    return found


def temperature(reading: dict[str, Any]) -> dict[str, Any]:
    return {
        "type": "Temperature",
        "value": reading["celsius"],
        "uom": CELSIUS,
        "time": reading["time"],
    }


def aggregation_event(event: Any, lot: LotFacts) -> Event:
    sscc = event.details.get("sscc")
    parent = f"{lot.origin}/00/{sscc}" if sscc else f"urn:uuid:{event.event_id}"
    return {
        "action": event.action,
        "parentID": parent,
        "childQuantityList": [quantity(lot.uri, event.quantity_kg)],
    }


def transaction_event(event: Any, lot: LotFacts) -> Event:
    documents = event.details.get("documents") or [
        {"type": "desadv", "number": str(event.event_id)}
    ]
    return {
        "action": event.action,
        "bizTransactionList": [
            {
                "type": one["type"],
                "bizTransaction": f"{lot.uri}?document={quote(str(one['number']), safe='')}",
            }
            for one in documents
        ],
        "quantityList": [quantity(lot.uri, event.quantity_kg)],
    }


def transformation_event(event: Any, lot: LotFacts) -> Event:
    raw = f"{lot.uri}?stage=raw"
    inputs = event.details.get("inputs") or [{"kg": event.details.get("input_kg")}]
    return {
        "inputQuantityList": [
            quantity(one.get("uri") or raw, one.get("kg")) for one in inputs
        ],
        "outputQuantityList": [quantity(lot.uri, event.quantity_kg)],
        "ilmd": master_data(lot),
    }


SHAPES: dict[str, Callable[[Any, LotFacts], Event]] = {
    "ObjectEvent": object_event,
    "AggregationEvent": aggregation_event,
    "AssociationEvent": aggregation_event,
    "TransactionEvent": transaction_event,
    "TransformationEvent": transformation_event,
}
