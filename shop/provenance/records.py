"""What people hand over when they record something about a lot, and what a recall hands back."""

import uuid
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from .models import Lot


@dataclass(frozen=True)
class Harvest:
    """What opens a lot. Best before follows from the product's shelf life when it is not given."""

    lot_number: str
    harvest_date: date
    quantity_kg: Decimal
    best_before_date: date | None = None
    facility: Any = None
    growers: str = ""
    growers_en: str = ""
    code: str = ""


@dataclass(frozen=True)
class Details:
    """What may be corrected about a lot."""

    best_before_date: date | None = None
    facility: Any = None
    growers: str = ""
    growers_en: str = ""


@dataclass(frozen=True)
class Happening:
    """Something that happened to a lot, in the terms of EPCIS; texts in Chinese with their English beside them.

    `details` by kind: aggregation {"sscc"}; transformation {"input_kg", "inputs": [{"uri"?, "kg"}]}; transaction
    {"documents": [{"type": "desadv", "number"}]}; any {"temperatures": [{"time", "celsius"}]}.
    """

    kind: str
    biz_step: str
    event_time: datetime
    title: str
    title_en: str = ""
    action: str = ""
    disposition: str = ""
    place: str = ""
    place_en: str = ""
    note: str = ""
    note_en: str = ""
    read_point: Any = None
    altitude_m: int | None = None
    quantity_kg: Decimal | None = None
    details: dict[str, Any] = field(default_factory=dict)
    document: Any = None
    event_id: uuid.UUID | None = None


@dataclass(frozen=True)
class Findings:
    """What a laboratory reported."""

    laboratory: str
    number: str
    reported_date: date
    items: int
    laboratory_en: str = ""
    is_passed: bool = True
    document: Any = None


@dataclass(frozen=True)
class Recall:
    """What a recall did: how many packs left the stock, and the orders that staff must look at."""

    lot: Lot
    packs_withdrawn: int
    orders: list[Any]
