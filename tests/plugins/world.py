"""The demo world without its pictures and pages, for tests that want many believable rows."""

import pytest
from django.utils import timezone

from config.demo.seeding import goods, lots, papers, parties
from config.demo.seeding.world import Setting
from core.actions import regions
from shop.shelf import actions as shelf


@pytest.fixture
def demo_world(db):
    """Return the products of the demo world by key."""
    setting = Setting(timezone.now(), 7, "s")
    regions.load()
    suppliers = parties.seed_suppliers(setting)
    parties.seed_people({**suppliers, **parties.seed_others(setting)})
    products = goods.seed_products(setting, suppliers, goods.seed_categories())
    papers.seed_certificates(setting, suppliers, products)
    lots.seed_lots(setting, products)
    shelf.rebuild_all(setting.now)
    return products
