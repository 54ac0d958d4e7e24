"""A lot's events as an EPCIS 2.0 document (JSON-LD). Values in, values out.

Identifiers are GS1 Digital Link URIs (`/01/<GTIN-14>/10/<lot>`, GS1 Digital Link 1.3); quantities carry UN/ECE Rec 20
units; `ilmd` stands only in events that add something new.
"""

from collections.abc import Sequence
from datetime import date, datetime
from decimal import Decimal
from typing import Any

CONTEXT = "https://ref.gs1.org/standards/epcis/2.0.0/epcis-context.jsonld"
KILOGRAM = "KGM"
Event = dict[str, Any]


def digital_link(origin: str, gtin: str, lot_number: str) -> str:
    """Return the URI of a lot of a pack; a GTIN-13 is padded to 14 digits."""
    return f"{origin}/01/{gtin.zfill(14)}/10/{lot_number}"


def document(events: Sequence[Event], *, created_at: datetime) -> dict[str, Any]:
    """Return a document with these events."""
    return {
        "@context": [CONTEXT, {"shanhai": "https://example.org/shanhai/vocabulary/"}],
        "type": "EPCISDocument",
        "schemaVersion": "2.0",
        "creationDate": created_at.isoformat(),
        "epcisBody": {"eventList": list(events)},
    }


def event_of(event: Any, *, uri: str, origin: str, harvested: date) -> Event:
    """Return one trace event in the form of its kind."""
    shared = common(event, origin)
    quantities = quantity_list(uri, event.quantity_kg)
    return shared | SHAPES[event.kind](event, quantities, uri, harvested)


def common(event: Any, origin: str) -> Event:
    """Return what every event has: id, kind, times, step and place."""
    found: Event = {
        "eventID": f"urn:uuid:{event.event_id}",
        "type": event.kind,
        "eventTime": event.event_time.isoformat(),
        "recordTime": event.record_time.isoformat(),
        "eventTimeZoneOffset": "+08:00",
    }
    if event.biz_step:
        found["bizStep"] = event.biz_step
    if event.disposition:
        found["disposition"] = event.disposition
    if event.read_point_id:
        found["readPoint"] = {"id": f"{origin}/414/{event.read_point.gln}"}
    if event.place:
        found["shanhai:place"] = event.place
    return found


def quantity_list(uri: str, kilos: Decimal | None) -> list[dict[str, Any]]:
    element: dict[str, Any] = {"epcClass": uri}
    if kilos is not None:
        element |= {"quantity": float(kilos), "uom": KILOGRAM}
    return [element]


def object_event(
    event: Any, quantities: list[dict], _uri: str, harvested: date
) -> Event:
    found: Event = {"action": event.action, "quantityList": quantities}
    if event.action == "ADD":
        found["ilmd"] = {"shanhai:harvestDate": harvested.isoformat()}
    if readings := event.details.get("temperatures"):
        found["sensorElementList"] = [
            {"sensorReport": [sensor(one) for one in readings]}
        ]
    return found


def sensor(reading: dict[str, Any]) -> dict[str, Any]:
    """Return a temperature in degrees Celsius (Rec 20: CEL)."""
    return {
        "type": "Temperature",
        "value": reading["celsius"],
        "uom": "CEL",
        "time": reading["time"],
    }


def aggregation_event(
    event: Any, quantities: list[dict], uri: str, _harvested: date
) -> Event:
    sscc = event.details.get("sscc")
    parent = (
        f"https://id.gs1.org/00/{sscc}" if sscc else f"{uri}?shipment={event.event_id}"
    )
    return {"action": event.action, "parentID": parent, "childQuantityList": quantities}


def transaction_event(
    event: Any, quantities: list[dict], uri: str, _harvested: date
) -> Event:
    documents = event.details.get("documents") or [
        {"type": "desadv", "number": str(event.event_id)}
    ]
    return {
        "action": event.action,
        "bizTransactionList": [
            {"type": one["type"], "bizTransaction": f"{uri}?document={one['number']}"}
            for one in documents
        ],
        "quantityList": quantities,
    }


def transformation_event(
    event: Any, quantities: list[dict], uri: str, harvested: date
) -> Event:
    inputs = event.details.get("inputs") or [
        {"uri": f"{uri}?stage=raw", "kg": event.details.get("input_kg")}
    ]
    return {
        "inputQuantityList": [
            quantity_list(
                one.get("uri") or uri,
                Decimal(str(one["kg"])) if one.get("kg") else None,
            )[0]
            for one in inputs
        ],
        "outputQuantityList": quantities,
        "ilmd": {"shanhai:harvestDate": harvested.isoformat()},
    }


def association_event(
    event: Any, quantities: list[dict], uri: str, _harvested: date
) -> Event:
    return {
        "action": event.action,
        "parentID": f"{uri}?carrier={event.event_id}",
        "childQuantityList": quantities,
    }


SHAPES = {
    "ObjectEvent": object_event,
    "AggregationEvent": aggregation_event,
    "TransactionEvent": transaction_event,
    "TransformationEvent": transformation_event,
    "AssociationEvent": association_event,
}
