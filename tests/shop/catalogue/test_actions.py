"""Writes on products: nothing that others wrote is lost, and a changed page has a new version."""

from decimal import Decimal

import pytest
from django.utils import timezone

from shop.catalogue import actions, tasks
from shop.catalogue.models import BenefitFact, Product
from shop.partner.errors import HeldByOrdersError
from shop.partner.models import StockMovement, StockRecord
from shop.provenance import origin
from tests.factories.core import OrganisationFactory
from tests.factories.shop import (
    CategoryFactory,
    PackFactory,
    ProductFactory,
    StockRecordFactory,
)
from tests.factories.uploads import picture, upload

pytestmark = [pytest.mark.django_db, pytest.mark.contract]


def save(product, *offers, **rest):
    actions.save_product(
        product=product,
        offers=offers,
        categories=rest.pop("categories", list(product.categories.all())),
        by=None,
        at=timezone.now(),
        **rest,
    )


def offer_of(record, **changes):
    return actions.Offer(**{"pack": record.product, "price": record.price, **changes})


def version(product):
    return Product.objects.get(pk=product.pk).page_version


@pytest.fixture
def record():
    """A pack whose page was saved once, so that its card stands."""
    made = StockRecordFactory()
    save(made.product.parent, offer_of(made))
    return made


def test_saving_writes_back_nothing_that_others_wrote(record):
    opened = Product.objects.get(pk=record.product.parent_id)
    meanwhile = Product.objects.filter(pk=opened.pk)
    now = timezone.now()
    meanwhile.update(withdrawn_at=now, page_version=40)
    opened.story_zh_hans = "新的故事"

    save(opened, offer_of(record))

    found = meanwhile.get()
    assert (found.withdrawn_at, found.page_version > 40, found.story_zh_hans) == (
        now,
        True,
        "新的故事",
    )


def test_saving_without_a_change_keeps_the_version(record):
    page = Product.objects.get(pk=record.product.parent_id)

    save(page, offer_of(record))

    assert version(page) == page.page_version


@pytest.mark.parametrize(
    ("field", "value"),
    [("story_zh_hans", "新"), ("quote_en", "New"), ("supply_kg_per_month", 900)],
)
def test_a_fact_that_no_card_shows_makes_a_new_version(record, field, value):
    page = Product.objects.get(pk=record.product.parent_id)
    setattr(page, field, value)

    save(page, offer_of(record))

    assert version(page) == page.page_version + 1


def test_another_category_makes_a_new_version(record):
    page = Product.objects.get(pk=record.product.parent_id)

    save(page, offer_of(record), categories=[CategoryFactory()])

    assert version(page) > page.page_version


def test_a_price_that_the_card_does_not_show_makes_a_new_version(record):
    larger = StockRecordFactory(
        product__parent=record.product.parent, price=Decimal(160)
    )
    page = Product.objects.get(pk=record.product.parent_id)

    save(page, offer_of(record), offer_of(larger, price=Decimal(150)))

    assert version(page) > page.page_version


def test_the_village_gets_nothing_of_a_price_that_nobody_divided(record):
    page = record.product.parent
    record.product.cost_shares.create(
        label="果款", amount=record.price, is_village=True
    )
    said = [origin.village_amount(page)]

    actions.set_price(
        pack=record.product, price=Decimal("79.00"), by=None, at=timezone.now()
    )
    said.append(origin.village_amount(page))

    assert said == [Decimal("86.00"), None]


@pytest.mark.parametrize(
    ("kind", "quantity", "moved_by"), [("loss", 3, -3), ("count", 8, -2)]
)
def test_a_change_of_stock_is_a_movement_with_its_reason(
    record, kind, quantity, moved_by
):
    change = actions.StockChange(StockMovement.Kind(kind), quantity, "受潮")

    save(record.product.parent, offer_of(record, change=change))

    record.refresh_from_db()
    moved = record.movements.get()
    assert (record.num_in_stock, moved.kind, moved.quantity, moved.note) == (
        10 + moved_by,
        kind,
        moved_by,
        "受潮",
    )


def test_a_refused_change_of_stock_changes_nothing_else(record):
    StockRecord.objects.filter(pk=record.pk).update(num_allocated=9)
    page = Product.objects.get(pk=record.product.parent_id)
    page.story_zh_hans = "新"
    change = actions.StockChange(StockMovement.Kind.LOSS, 2, "受潮")

    with pytest.raises(HeldByOrdersError):
        save(page, offer_of(record, change=change))

    assert Product.objects.get(pk=page.pk).story_zh_hans != "新"
    assert list(record.movements.all()) == []


def test_a_pack_may_be_taken_out_of_the_shop_and_stays(record):
    save(record.product.parent, offer_of(record, is_public=False))

    assert Product.objects.packs().get(pk=record.product_id).is_public is False


def test_a_product_of_a_producer_without_stock_needs_a_seller():
    page = ProductFactory.build(producer=OrganisationFactory(), product_class=None)
    page.region = page.producer.region
    pack = PackFactory.build(parent=None, slug="")

    with pytest.raises(actions.NoSellerError):
        actions.save_product(
            product=page,
            offers=[actions.Offer(pack, Decimal(10))],
            categories=[],
            by=None,
            at=timezone.now(),
        )

    assert Product.objects.count() == 0


def test_two_packs_cannot_have_one_gtin(record):
    other = StockRecordFactory()
    other.product.upc = record.product.upc

    with pytest.raises(actions.GtinTakenError):
        save(other.product.parent, offer_of(other))

    assert Product.objects.filter(upc=record.product.upc).count() == 1


def test_benefits_are_replaced_and_make_a_new_version(record):
    page = Product.objects.get(pk=record.product.parent_id)
    old = BenefitFact.objects.create(product=page, mechanism="work", households=3)
    new = BenefitFact(mechanism="dividend", households=40)

    actions.set_benefits(product=page, benefits=[new], by=None, at=timezone.now())

    assert [fact.households for fact in page.benefits.all()] == [40]
    assert (old.pk in {fact.pk for fact in page.benefits.all()}) is False
    assert version(page) > page.page_version


def test_a_product_needs_a_pack(record):
    before = list(Product.objects.order_by("pk").values())
    page = Product.objects.get(pk=record.product.parent_id)
    page.story_zh_hans = "新的故事"

    with pytest.raises(actions.NoPackError):
        save(page)

    assert list(Product.objects.order_by("pk").values()) == before


def test_the_sizes_of_a_picture_are_kept_and_make_a_new_version(record):
    page = record.product.parent
    image = actions.add_image(
        product=page,
        file=upload(picture(), "walnuts.jpg"),
        width=60,
        height=40,
        caption=("正面", "Front"),
        at=timezone.now(),
    )
    before = version(page)

    tasks.make_renditions.func(image.pk)

    image.refresh_from_db()
    widths = {kind: [size[0] for size in of] for kind, of in image.renditions.items()}
    assert widths == {"avif": [60], "webp": [60]}
    assert version(page) > before
