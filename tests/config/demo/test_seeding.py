"""Seeding: the same world from the same seed, nothing new the second time, fresh on another day."""

from datetime import timedelta
from decimal import Decimal
from io import StringIO

import pytest
from django.apps import apps
from django.core.management import CommandError, call_command
from django.db.models import Sum
from django.test import TestCase
from django.utils import timezone

from config.demo.models import Seeding
from config.demo.seeding import bulk, goods, holders, lots, orders, papers, parties
from config.demo.seeding.world import Setting
from core.actions import regions
from core.models import Organisation, Region
from shop.catalogue.models import Product
from shop.certification.models import Certificate, CertificateVersion
from shop.order.models import Order, OrderGroup
from shop.partner.models import StockMovement, StockRecord
from shop.payment.models import Refund
from shop.provenance import balance
from shop.provenance.models import Lot, TraceEvent
from shop.shelf import actions as shelf

pytestmark = pytest.mark.django_db
COUNTED = {
    "core",
    "catalogue",
    "partner",
    "certification",
    "provenance",
    "order",
    "payment",
    "basket",
}


@pytest.fixture
def setting() -> Setting:
    return Setting(timezone.now(), 7, "s")


def make(setting: Setting) -> dict[str, Product]:
    """Make the world without pictures and pages."""
    regions.load()
    suppliers = parties.seed_suppliers(setting)
    people = parties.seed_people({**suppliers, **parties.seed_others(setting)})
    products = goods.seed_products(setting, suppliers, goods.seed_categories())
    papers.seed_certificates(setting, suppliers, products)
    lots.seed_lots(setting, products)
    shelf.rebuild_all(setting.now)
    orders.seed_orders(setting, people, products)
    return products


def counts() -> dict[str, int]:
    models = [one for one in apps.get_models() if one._meta.managed]
    return {
        one._meta.label: one._default_manager.count()
        for one in models
        if one._meta.app_label in COUNTED
    }


class TheWorldOfADay(TestCase):
    """What stands after one run; each test changes its own copy of it."""

    @classmethod
    def setUpTestData(cls) -> None:
        cls.setting = Setting(timezone.now(), 7, "s")
        cls.products = make(cls.setting)

    def test_a_second_run_on_the_same_day_changes_nothing(self):
        before, stock = counts(), list(StockRecord.objects.order_by("pk").values())
        versions = list(CertificateVersion.objects.order_by("pk").values())

        make(self.setting)

        assert counts() == before
        assert list(StockRecord.objects.order_by("pk").values()) == stock
        assert list(CertificateVersion.objects.order_by("pk").values()) == versions

    def test_a_later_day_brings_new_lots_and_keeps_every_record(self):
        events = list(
            TraceEvent.objects.order_by("pk").values_list("event_id", "event_time")
        )
        versions = list(CertificateVersion.objects.order_by("pk").values())

        make(Setting(self.setting.now + timedelta(days=40), 7, "s"))

        again = list(
            TraceEvent.objects.order_by("pk").values_list("event_id", "event_time")
        )
        eggs = Lot.objects.filter(product__title_zh_hans="岩脚林下鸡蛋")
        assert again[: len(events)] == events
        assert (
            list(CertificateVersion.objects.order_by("pk").values())[: len(versions)]
            == versions
        )
        assert eggs.order_by("-harvest_date")[
            0
        ].harvest_date == self.setting.today + timedelta(days=37)

    def test_a_lot_is_as_heavy_as_the_packs_that_came_in_of_it(self):
        for lot in Lot.objects.all():
            came = balance.balance_of(balance.packs_of(lot)).received
            events = set(lot.events.values_list("quantity_kg", flat=True))

            assert (lot.quantity_kg, events) == (round(came, 2), {lot.quantity_kg})

    def test_stock_is_what_its_movements_say(self):
        moved = StockMovement.objects.values("stock_record").annotate(
            left=Sum("quantity")
        )
        records = dict(StockRecord.objects.values_list("pk", "num_in_stock"))
        assert {row["stock_record"]: row["left"] for row in moved} == records

    def test_the_shares_of_every_pack_add_up_to_its_price(self):
        packs = Product.objects.packs().annotate(shared=Sum("cost_shares__amount"))
        wrong = [
            pack.upc
            for pack in packs.prefetch_related("stockrecords")
            if Decimal(str(pack.shared)).quantize(Decimal("0.01"))
            != pack.stockrecords.get().price
        ]
        assert wrong == []

    def test_certificates_show_every_state_and_one_lot_is_recalled(self):
        shown = {
            certificate_state(one, self.setting)
            for one in Certificate.objects.select_related("current")
        }
        recalled = Lot.objects.exclude(recalled_at=None).get()
        assert shown == {"valid", "expiring", "expired", "suspended", "withdrawn"}
        assert recalled.product.title_zh_hans == "浪头吊养生蚝"
        assert recalled.events.filter(disposition="recalled").count() == 1

    def test_purchases_stand_in_every_state(self):
        assert set(Order.objects.values_list("status", flat=True)) == set(
            Order.Status.values
        )
        assert set(OrderGroup.objects.values_list("status", flat=True)) == set(
            OrderGroup.Status.values
        )
        assert set(Refund.objects.values_list("state", flat=True)) == {
            "requested",
            "failed",
            "succeeded",
        }

    def test_benefits_are_confirmed_by_an_office_of_the_province(self):
        fact = self.products["pomelo"].benefits.get()
        assert (fact.honesty, fact.confirmed_by.region.code) == ("confirmed", "441800")
        assert self.products["watermelon"].benefits.get().honesty == "declared"


def test_the_seed_decides_codes_and_growers(setting):
    lot = Setting(setting.now, 7, "s").chance("lot", "walnut").random()

    assert Setting(setting.now, 7, "s").chance("lot", "walnut").random() == lot
    assert Setting(setting.now, 8, "s").chance("lot", "walnut").random() != lot


def certificate_state(certificate: Certificate, setting: Setting) -> str:
    current = certificate.current
    left = (current.valid_until - setting.today).days
    if current.status != "valid":
        return current.status
    return "expired" if left < 0 else "expiring" if left <= 30 else "valid"


def test_a_larger_size_adds_products_in_few_queries(
    setting, monkeypatch, django_assert_max_num_queries
):
    products = make(setting)
    monkeypatch.setitem(bulk.TOTALS, "m", len(products) + 300)
    monkeypatch.setattr("config.demo.seeding.holders.COUNTIES", 4)
    large, told = Setting(setting.now, 7, "m"), []
    categories = goods.seed_categories()

    # About a hundred, by what is held already: fewer than one for two products.
    with django_assert_max_num_queries(150):
        made = bulk.seed_bulk(
            large,
            categories,
            lambda *counts: told.append(counts),
        )

    fresh = Product.objects.parents().filter(
        producer__name_zh_hans__endswith="示例合作社"
    )
    assert (made, fresh.count(), told) == (300, 300, [(300, 300)])
    assert Organisation.objects.filter(name_zh_hans__endswith="示例合作社").count() == 4
    assert fresh.filter(title_en="").count() == 0
    assert bulk.seed_bulk(large, categories, print) == 0


def test_the_command_is_refused_where_no_demo_is_allowed(settings):
    settings.DEMO_ALLOWED = False

    with pytest.raises(CommandError, match="in demonstrations only"):
        call_command("seed_demo")

    assert Seeding.objects.exists() is False


def test_the_command_does_nothing_when_today_is_done():
    Seeding.objects.create(size="s", seed=7, day=timezone.localdate())
    out = StringIO()

    call_command("seed_demo", stdout=out)

    assert out.getvalue() == "The demo world stands already.\n"
    assert Product.objects.exists() is False


@pytest.mark.contract
def test_the_county_with_the_longest_name_has_its_cooperative(setting):
    regions.load()
    papers.seed_types()
    longest = max(Region.objects.all(), key=lambda region: len(region.name_en))

    holder = holders.make_holder(setting, 0, longest)

    assert len(longest.name_en) > holders.SHORT
    assert holder.organisation.name_en == f"Example Cooperative, {longest.name_en}"
    assert holder.organisation.short_name_en.endswith("…")
