"""The road of a lot as trace events, from the steps of its kind of goods and its supplier's stops."""

import uuid
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from typing import Any

from django.utils import timezone

from shop.provenance.models import TraceEvent

from .world import Facts, both, check_digit

Kind, Action = TraceEvent.Kind, TraceEvent.Action
KINDS = {
    "transformation": Kind.TRANSFORMATION,
    "aggregation": Kind.AGGREGATION,
    "transaction": Kind.TRANSACTION,
}
DISPOSITIONS = {
    "commissioning": "active",
    "departing": "in_transit",
    "transporting": "in_transit",
    "inspecting": "conformant",
    "packing": "container_closed",
}
WRITTEN_AFTER = timedelta(minutes=12)
NAMESPACE = uuid.UUID("6f3c1d52-0f3a-5d0c-9a57-1b8d1b5a9520")


def start_of(harvest: date) -> datetime:
    """Return the moment the harvest of a day begins."""
    return timezone.make_aware(datetime.combine(harvest, time(7, 30)))


def arrival_of(steps: list[Facts], start: datetime) -> datetime:
    return start + timedelta(hours=steps[-1]["hours"])


def happenings(
    lot: Any, steps: list[Facts], route: list[list], *, start: datetime, now: datetime
) -> list[TraceEvent]:
    """Return the events that have happened by now."""
    moments = [(step, start + timedelta(hours=step["hours"])) for step in steps]
    return [
        event(lot, step, route[step["stop"]], moment, place)
        for place, (step, moment) in enumerate(moments)
        if moment <= now
    ]


def event(
    lot: Any, step: Facts, stop: list, moment: datetime, place: int
) -> TraceEvent:
    kind = KINDS.get(step.get("kind", ""), Kind.OBJECT)
    name, english, altitude = stop
    return TraceEvent(
        lot=lot,
        event_id=uuid.uuid5(NAMESPACE, f"{lot.code}/{place}"),
        kind=kind,
        action=action_of(kind, place),
        event_time=moment,
        record_time=moment + WRITTEN_AFTER,
        biz_step=step["step"],
        disposition=DISPOSITIONS.get(step["step"], "in_progress"),
        read_point=lot.facility if place == 0 else None,
        **both("title", step["title"]),
        **both("place", [name, english]),
        altitude_m=altitude,
        **both("note", step["note"]),
        quantity_kg=lot.quantity_kg,
        details=details_of(lot, step, moment, place),
    )


def action_of(kind: str, place: int) -> str:
    if kind == Kind.TRANSFORMATION:
        return ""
    begins = place == 0 or kind in {Kind.AGGREGATION, Kind.TRANSACTION}
    return Action.ADD if begins else Action.OBSERVE


def details_of(lot: Any, step: Facts, moment: datetime, place: int) -> dict[str, Any]:
    """Return what belongs to the kind: the shipment's number, the raw weight, the delivery note, the temperature."""
    kind = step.get("kind")
    if kind == "aggregation":
        return {"sscc": sscc(lot.code)}
    if kind == "transformation":
        raw = lot.quantity_kg * Decimal(str(step["loss"]))
        return {"input_kg": str(raw.quantize(Decimal("0.01")))}
    if kind == "transaction":
        number = f"FH{moment:%y%m%d}{lot.code[:4]}{place}"
        return {"documents": [{"type": "desadv", "number": number}]}
    if "celsius" in step:
        reading = {"time": moment.isoformat(), "celsius": step["celsius"]}
        return {"temperatures": [reading]}
    return {}


def sscc(code: str) -> str:
    """Return the number of a shipment (SSCC) under the example prefix, from a lot's code."""
    body = "3952" + str(int(code, 36) % 10**13).zfill(13)
    return body + check_digit(body)
