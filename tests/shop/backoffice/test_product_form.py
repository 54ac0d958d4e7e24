"""The form of a product."""

from decimal import Decimal

import pytest
from django.utils import timezone

from shop.catalogue import actions
from shop.catalogue.models import Product
from shop.partner.models import StockRecord
from tests.factories.shop import CategoryFactory, PartnerFactory, StockRecordFactory
from tests.factories.uploads import picture, upload
from tests.shop.backoffice.forms import shown

pytestmark = pytest.mark.django_db
GTIN = "6901234567892"


def edit_url(product):
    return f"/cms/products/edit/{product.pk}/"


def row(place, **values):
    return {f"children-{place}-{name}": value for name, value in values.items()}


@pytest.fixture
def record():
    made = StockRecordFactory()
    made.product.parent.categories.add(CategoryFactory())
    actions.save_product(
        product=made.product.parent,
        offers=[actions.Offer(made.product, made.price)],
        categories=list(made.product.parent.categories.all()),
        by=None,
        at=timezone.now(),
    )
    return made


@pytest.fixture
def values(office, record):
    return shown(office.get(edit_url(record.product.parent)))


def save(office, record, values):
    return office.post(edit_url(record.product.parent), values)


def page_of(record):
    return Product.objects.get(pk=record.product.parent_id)


def test_both_languages_are_saved(office, record, values):
    values |= {"story_zh_hans": "山上的核桃", "story_en": "Walnuts from the hills"}

    response = save(office, record, values)

    page = page_of(record)
    assert (response.status_code, page.story_zh_hans, page.story_en) == (
        302,
        "山上的核桃",
        "Walnuts from the hills",
    )


def test_a_form_sent_unchanged_changes_nothing(office, record, values):
    before = Product.objects.filter(pk=record.product.parent_id).values().get()

    save(office, record, values)

    after = Product.objects.filter(pk=record.product.parent_id).values().get()
    assert after == before
    assert list(record.movements.all()) == []


def test_price_stock_and_season_are_saved(office, record, values):
    values |= row(0, price="79.50", change="loss", quantity="2", note="受潮")
    values |= {"season_m1": "3", "season_m2": "0"}

    save(office, record, values)

    record.refresh_from_db()
    assert (record.price, record.num_in_stock) == (Decimal("79.50"), 8)
    assert page_of(record).season == "300000001331"


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"price": "0"}, "price"),
        ({"upc": "6901234567890"}, "upc"),
        ({"net_content": ""}, "net_content"),
        ({"change": "loss", "quantity": "11", "note": "x"}, "quantity"),
        ({"change": "count", "quantity": "2", "note": "x"}, "quantity"),
        ({"change": "receipt", "quantity": "0", "note": "x"}, "quantity"),
        ({"change": "receipt", "quantity": "5", "note": " "}, "note"),
    ],
)
def test_a_bad_pack_is_said_at_its_field_and_changes_nothing(
    office, record, values, changes, field
):
    StockRecord.objects.filter(pk=record.pk).update(num_allocated=3)

    response = save(
        office, record, {**values, **row(0, **changes), "story_zh_hans": "新"}
    )

    errors = response.context["form"].formsets["children"].errors
    assert (response.status_code, [list(one) for one in errors]) == (200, [[field]])
    assert page_of(record).story_zh_hans != "新"
    assert list(record.movements.all()) == []


@pytest.mark.parametrize("field", ["title_zh_hans", "producer", "region", "categories"])
def test_a_page_without_a_needed_fact_is_refused(office, record, values, field):
    response = save(office, record, {**values, field: [], "lead_en": "New"})

    assert list(response.context["form"].errors) == [field]
    assert page_of(record).lead_en != "New"


def test_a_new_pack_begins_with_its_stock(office, record, values):
    new = row(
        1,
        pack_label_zh_hans="10 斤箱",
        net_content="5000",
        net_unit="g",
        price="160",
        upc=GTIN,
        is_public="on",
        change="receipt",
        quantity="40",
        note="首批",
    )

    save(office, record, {**values, **new, "children-TOTAL_FORMS": "2"})

    made = StockRecord.objects.get(product__upc=GTIN)
    assert (made.product.parent, made.price, made.num_in_stock) == (
        record.product.parent,
        Decimal(160),
        40,
    )


def test_the_last_pack_cannot_be_removed(office, record, values):
    response = save(office, record, {**values, **row(0, DELETE="on")})

    assert response.status_code == 200
    assert Product.objects.get(pk=record.product_id).is_public is True


def test_another_seller_holds_the_stock(office, record, values):
    seller = PartnerFactory()

    save(office, record, {**values, "seller": seller.pk})

    record.refresh_from_db()
    assert record.partner == seller


def test_pictures_are_added_ordered_and_removed(office, record, values):
    new = {"images-TOTAL_FORMS": "2"}
    for place, caption in enumerate(("正面", "背面")):
        new |= {
            f"images-{place}-file": upload(picture()),
            f"images-{place}-caption_zh_hans": caption,
            f"images-{place}-ORDER": str(2 - place),
        }
    save(office, record, {**values, **new})
    page = page_of(record)
    captions = [image.caption_zh_hans for image in page.images.all()]
    values = shown(office.get(edit_url(page)))

    save(office, record, {**values, "images-0-DELETE": "on"})

    assert captions == ["背面", "正面"]
    assert [image.caption_zh_hans for image in page.images.all()] == ["正面"]


def test_what_is_no_picture_is_refused_at_its_field(office, record, values):

    new = {
        "images-TOTAL_FORMS": "1",
        "images-0-file": upload(b"<svg/>"),
        "images-0-caption_zh_hans": "正面",
    }

    response = save(office, record, {**values, **new})

    errors = response.context["form"].formsets["images"].errors
    assert [list(one) for one in errors] == [["file"]]
    assert page_of(record).images.count() == 0


def test_a_new_product_is_created_with_its_pack(office, record):
    page = record.product.parent
    PartnerFactory(organisation=page.producer)
    values = shown(office.get("/cms/products/new/"))
    values |= {
        "title_zh_hans": "新核桃",
        "title_en": "New walnuts",
        "producer": page.producer_id,
        "region": page.region_id,
        "categories": [page.categories.get().pk],
        "is_public": "on",
        "children-TOTAL_FORMS": "1",
    }
    values |= row(
        0, pack_label_zh_hans="袋", net_content="500", net_unit="g", price="30"
    )

    office.post("/cms/products/new/", values)

    made = Product.objects.parents().get(title_zh_hans="新核桃")
    assert (made.title_en, made.slug, made.card.price) == (
        "New walnuts",
        "xin-he-tao",
        None,
    )
    assert [pack.is_public for pack in made.children.all()] == [False]
