from datetime import datetime

import pytest
from django.utils import timezone

from shop.provenance.models import TraceEvent
from shop.provenance.records import Happening
from tests.factories.shop import LotFactory, StockRecordFactory


@pytest.fixture
def at() -> datetime:
    return datetime(2026, 11, 25, 9, 0, tzinfo=timezone.get_default_timezone())


@pytest.fixture
def record(db):
    return StockRecordFactory(num_in_stock=0)


@pytest.fixture
def lot(record):
    return LotFactory(
        product=record.product.parent, code="ABCD2345", lot_number="HZ-260928-07"
    )


@pytest.fixture
def harvested(at) -> Happening:
    """The event that opens most lots."""
    return Happening(
        kind=TraceEvent.Kind.OBJECT,
        action="ADD",
        biz_step="commissioning",
        event_time=at,
        title="采收",
        title_en="Harvested",
        place="云岭村",
        place_en="Yunling village",
    )
