"""How many queries a home page costs that has every kind of block."""

from io import BytesIO

import pytest
from django.core.files.images import ImageFile
from django.utils import timezone
from PIL import Image
from wagtail.images import get_image_model, models

from cms import actions
from cms.models import HallIndexPage, HallPage
from shop.provenance import actions as provenance
from shop.provenance.models import TraceEvent
from shop.provenance.records import Happening
from shop.shelf import actions as shelf
from tests.factories.core import OrganisationFactory, RegionFactory
from tests.factories.shop import (
    LotFactory,
    PackFactory,
    ProductFactory,
    RecognitionFactory,
    StockRecordFactory,
)

pytestmark = [pytest.mark.django_db, pytest.mark.contract]


@pytest.fixture(autouse=True)
def renditions_in_memory(monkeypatch):
    """Have Wagtail write into memory: the temporary files it uses it never closes."""
    monkeypatch.setattr(models, "SpooledTemporaryFile", lambda **_limits: BytesIO())


def pictures(count):
    image = BytesIO()
    Image.new("RGB", (1600, 900), "green").save(image, "JPEG")
    file = ImageFile(image, "slope.jpg")
    return [
        get_image_model().objects.create(title=f"{number}", file=file)
        for number in range(count)
    ]


def products(count):
    producer = OrganisationFactory(region=RegionFactory(), altitude_m=1800)
    found = [ProductFactory(producer=producer) for _ in range(count)]
    for product in found:
        StockRecordFactory(product=PackFactory(parent=product))
    RecognitionFactory(product=found[0])
    shelf.refresh(product_ids=[product.pk for product in found], at=timezone.now())
    return found


def lots(goods):
    found = [LotFactory(product=product) for product in goods]
    for lot in found:
        for place, metres in (("海雀村", 2300), ("广州", 10)):
            happened = Happening(
                TraceEvent.Kind.OBJECT,
                "commissioning",
                timezone.now(),
                "采收",
                action="OBSERVE",
                place=place,
                altitude_m=metres,
            )
            provenance.record_event(
                lot=lot, happening=happened, by=None, at=timezone.now()
            )
    return found


def halls(home, count, panels):
    index = HallIndexPage.objects.get(locale=home.locale)
    for number, panel in zip(range(count), panels, strict=False):
        hall = HallPage(
            title=f"hall {number}",
            slug=f"hall-{number}",
            short_name="赫章",
            region=RegionFactory(),
            panel=panel,
        )
        index.add_child(instance=hall)


def main_of(page):
    return page.partition("<main")[2].partition("</main>")[0]


def heading(**values):
    return {"heading": "标题", "lead": "一行", **values}


def fill(home, count):
    """Have the page hold every kind of block, some of them twice, with `count` things in each."""
    images, goods = pictures(count), products(count)
    roads, region = lots(goods), goods[0].region
    halls(home, count, images)
    home.hero_wide, home.hero_narrow = images[0], images[-1]
    home.peaks = [("peak", {"label": "核桃", "product": one}) for one in goods[:4]]
    season = heading(count=8)
    door = {"title": "门", "lead": "", "action": "进", "page": home, "colour": "pine"}
    home.body = [
        ("text", f'<p><a linktype="page" id="{home.pk}">首页</a></p>'),
        *[("picture", {"picture": image, "caption": "坡"}) for image in images],
        ("quote", {"words": "好", "speaker": "杨"}),
        ("products", heading(products=goods[:12])),
        ("season", {**season, "kind": "season", "region": region}),
        ("season", {**season, "kind": "newest", "region": None}),
        ("halls", heading()),
        *[("journey", heading(lot=lot)) for lot in roads[:3]],
        ("journey", heading(lot=None)),
        ("certificates", heading(region=region)),
        ("certificates", heading(region=None)),
        ("figures", heading()),
        ("doors", [door]),
    ]
    home.save()


@pytest.mark.parametrize(("count", "roads"), [(1, 2), (8, 4)])
def test_every_kind_of_block(
    client, new_process, count, roads, django_assert_num_queries
):
    home = actions.start_site()["zh-hans"]
    fill(home, count)
    client.get("/")
    new_process()

    with django_assert_num_queries(12):
        page = client.get("/").text

    marks = (
        'href="/halls/hall-',
        "<figcaption>坡",
        'class="journey"',
        '<a href="/">首页',
    )
    assert [page.count(mark) for mark in marks] == [count, count, roads, 1]


def test_a_preview_shows_what_visitors_will_see(client):
    home = actions.start_site()["zh-hans"]
    fill(home, 3)

    preview, page = home.make_preview_request(), client.get("/").text

    assert main_of(preview.render().text) == main_of(page)
