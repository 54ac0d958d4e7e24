"""What the shop tells editors' pages: of a region, its products, cooperatives, season, certificates and roads."""

from datetime import date, timedelta

import pytest
from django.utils import timezone

from shop import queries
from shop.provenance import actions as provenance
from shop.provenance.models import TraceEvent
from shop.provenance.records import Happening
from shop.shelf import actions as shelf
from shop.shelf.models import Shelf
from tests.factories.core import OrganisationFactory, RegionFactory
from tests.factories.shop import (
    CertificateFactory,
    CertificateTypeFactory,
    LotFactory,
    RecognitionFactory,
    StockRecordFactory,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def region():
    return RegionFactory()


@pytest.fixture
def elsewhere():
    return RegionFactory(code="350981", name_zh_hans="福安市", name_en="Fu'an")


def product(producer, **facts):
    """List a product of a cooperative."""
    named = {f"product__parent__{name}": value for name, value in facts.items()}
    record = StockRecordFactory(product__parent__producer=producer, **named)
    page = record.product.parent
    shelf.refresh(product_ids=[page.pk], at=timezone.now())
    return page


def of(region):
    return OrganisationFactory(region=region)


def test_a_region_counts_what_lies_in_it(region, elsewhere):
    cooperative = of(region)
    ended, *_listed = [product(cooperative) for _ in range(3)]
    Shelf.objects.filter(card=ended.pk).update(sellable_until=timezone.now())
    province = region.parent.parent

    counts = queries.region_counts([region, province, elsewhere], at=timezone.now())

    assert counts == {region.pk: 2, province.pk: 2, elsewhere.pk: 0}


def test_the_cooperatives_of_a_region_are_those_with_something_to_sell(
    region, elsewhere
):
    selling, sold_out, withdrawn, idle, far = (
        of(place) for place in (region, region, region, region, elsewhere)
    )
    for producer in (selling, selling, sold_out, withdrawn, far):
        product(producer)
    now = timezone.now()
    Shelf.objects.filter(supplier_id=sold_out.pk).update(sellable_until=now)
    type(withdrawn).objects.filter(pk=withdrawn.pk).update(withdrawn_at=now)

    found = queries.cooperatives_of(region, at=now + timedelta(seconds=1))

    assert [(one, one.product_count) for one in found] == [(selling, 2)]
    assert idle not in found


def test_the_calendar_shows_the_best_sold_with_a_season(region, elsewhere):
    cooperative = of(region)
    nuts = product(cooperative, title_zh_hans="核桃", title_en="Walnuts")
    pears = product(cooperative, title_zh_hans="梨", title_en="Pears")
    product(cooperative, season="")
    product(of(elsewhere))
    Shelf.objects.filter(card=nuts.pk).update(sold=2)
    Shelf.objects.filter(card=pears.pk).update(sold=5)

    def rows(language, limit=8):
        return queries.season_rows(
            region, at=timezone.now(), language=language, limit=limit
        )

    assert rows("en") == [("Pears", pears.season), ("Walnuts", nuts.season)]
    assert rows("zh-hans", 1) == [("梨", pears.season)]


def test_certificates_are_counted_while_they_are_in_force(region, elsewhere):
    here, far = product(of(region)), product(of(elsewhere))
    organic = CertificateTypeFactory(code="organic", is_recognition=False)
    green = CertificateTypeFactory(code="green", is_recognition=False)
    for page, kind, until in (
        (here, organic, date(2098, 12, 31)),
        (far, organic, date(2098, 12, 31)),
        (here, green, date(2026, 1, 31)),
    ):
        certificate = CertificateFactory(type=kind, version__valid_until=until)
        RecognitionFactory(product=page, certificate=certificate, is_required=False)
    shelf.refresh(product_ids=[here.pk, far.pk], at=timezone.now())

    def counts(where=None):
        return queries.certificate_counts(
            where, at=timezone.now(), types=queries.certificate_types()
        )

    assert counts() == [(organic, 2)]
    assert counts(region) == [(organic, 1)]


def test_the_roads_of_lots_are_told_and_that_of_the_latest(region):
    now = timezone.now()
    lot = LotFactory(product=product(of(region)))
    silent = LotFactory(product=lot.product, harvest_date=date(2026, 10, 9))
    happening = Happening(TraceEvent.Kind.OBJECT, "commissioning", now, "采收")
    provenance.record_event(lot=lot, happening=happening, by=None, at=now)

    found = queries.journeys([lot.pk, silent.pk], at=now)

    assert [(pk, one.lot) for pk, one in found.by_lot.items()] == [(lot.pk, lot)]
    assert found.latest == found.by_lot[lot.pk]
