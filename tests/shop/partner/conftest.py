from datetime import datetime, timedelta

import pytest
from django.utils import timezone

from shop.partner import actions
from tests.factories.core import UserFactory
from tests.factories.shop import LotFactory, StockRecordFactory


@pytest.fixture
def at() -> datetime:
    return datetime(2026, 10, 1, 9, 0, tzinfo=timezone.get_default_timezone())


@pytest.fixture
def later(at) -> datetime:
    return at + timedelta(hours=1)


@pytest.fixture
def keeper(db):
    return UserFactory(is_staff=True)


@pytest.fixture
def record(db, at, keeper):
    """A pack with ten in stock, all of one lot."""
    record = StockRecordFactory(num_in_stock=0)
    record.lot = LotFactory(product=record.product.parent)
    actions.receive(stock_record=record, quantity=10, lot=record.lot, by=keeper, at=at)
    record.refresh_from_db()
    return record
