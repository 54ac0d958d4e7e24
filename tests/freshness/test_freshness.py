"""No answer that was asked for after a commit shows an old fact, whichever process gives it."""

import time
from dataclasses import dataclass
from decimal import Decimal

import pytest
from django.core.files.base import ContentFile
from django.test import Client
from django.utils import timezone

from cms import actions as cms
from core.display import shell
from shop.catalogue import actions as catalogue
from shop.catalogue.models import ProductImage
from shop.certification import actions as certification
from shop.partner import actions as stock
from shop.search import actions as search
from shop.search.registry import sources
from shop.shelf import actions as shelf
from shop.shelf import fragments, held
from tests.factories.shop import (
    LotFactory,
    RecognitionFactory,
    StockRecordFactory,
)

from .readers import look, reading

pytestmark = [
    pytest.mark.django_db(transaction=True),
    pytest.mark.contract,
    pytest.mark.slow,
]
READERS = 2


@dataclass
class Good:
    """A product on every page: its pack's stock record, its certificate and its picture."""

    record: object
    certificate: object
    pages: dict[str, str]

    @property
    def product(self):
        return self.record.product.parent


@pytest.fixture
def good():
    record = StockRecordFactory(product__parent__title_zh_hans="云岭薄皮核桃")
    product, now = record.product.parent, timezone.now()
    recognition = RecognitionFactory(product=product, is_required=True)
    LotFactory(product=product, code="ABCD2345")
    shelf.rebuild_all(now)
    for kind, source in sources().items():
        search.rebuild(kind=kind, source=source, at=now)
    home = cms.start_site()["zh-hans"]
    home.body = [("products", {"heading": "当季", "lead": "", "products": [product]})]
    home.save()
    pages = {
        "listing": "/products/",
        "product": product.get_absolute_url(),
        "search": "/search/?q=核桃",
        "home": "/",
        "passport": "/l/ABCD2345",
    }
    return Good(record, recognition.certificate, pages)


def change_price(good):
    catalogue.set_price(
        pack=good.record.product, price=Decimal(79), by=None, at=timezone.now()
    )


def sell_out(good):
    stock.hold(quantities={good.record.pk: 10}, at=timezone.now())


def stock_up(good):
    stock.release(quantities={good.record.pk: 10}, at=timezone.now())


def suspend(good):
    certification.suspend(
        certificate=good.certificate, reason="复查", by=None, at=timezone.now()
    )


def reinstate(good):
    certification.reinstate(certificate=good.certificate, by=None, at=timezone.now())


def change_picture(good):
    ProductImage.objects.filter(product=good.product).delete()
    catalogue.add_image(
        product=good.product,
        file=ContentFile(b"picture", name="basket.webp"),
        width=800,
        height=800,
        caption=("一筐", "A basket"),
        at=timezone.now(),
    )


def change_title(good):
    product = type(good.product).objects.get(pk=good.product.pk)
    product.title_zh_hans = "云岭纸皮核桃"
    offer = catalogue.Offer(pack=good.record.product, price=Decimal(79))
    catalogue.save_product(
        product=product, offers=[offer], categories=[], by=None, at=timezone.now()
    )


CARDS = {"listing", "search", "home", "product"}
CHANGES = [
    (change_price, CARDS),
    (sell_out, CARDS),
    (stock_up, CARDS),
    (suspend, {*CARDS, "passport"}),
    (reinstate, {*CARDS, "passport"}),
    (change_picture, {*CARDS, "passport"}),
    (change_title, {*CARDS, "passport"}),
]


def truth(good):
    """Return the facts of each page, made from the rows as they are, with nothing held."""
    facts = {}
    for page, address in good.pages.items():
        held.forget()
        shell.forget()
        facts[page] = next(look(Client(), {page: address})).facts
    return facts


def stale_answers(good):
    """Make every change while others read; return the answers that showed an old fact, by change and page."""
    stale, spans = [], []
    before = truth(good)
    with reading(good.pages, READERS) as readers:
        readers.wait_for_a_round()
        for change, concerned in CHANGES:
            change(good)
            committed_at = time.monotonic()
            now = truth(good)
            assert {page for page in now if now[page] != before[page]} == concerned
            readers.wait_for_a_round()
            spans.append((change.__name__, committed_at, time.monotonic(), now))
            before = now
        seen = readers.stop()
    for name, committed_at, over_at, facts in spans:
        answers = [
            one
            for one in seen
            if one.asked_at >= committed_at and one.answered_at <= over_at
        ]
        assert {one.page for one in answers} == set(good.pages)
        stale += [(name, one.page) for one in answers if one.facts != facts[one.page]]
    return stale


def test_no_process_answers_with_an_old_fact(good):
    assert stale_answers(good) == []


class WithoutVersions:
    """Cards held as if they had no version: the fault that the test above must see."""

    def __init__(self):
        self.cards = {}

    def get(self, key):
        return self.cards.get((key[0], *key[2:]))

    def put(self, key, card):
        self.cards[(key[0], *key[2:])] = card


def test_cards_held_without_their_version_are_found_out(good, monkeypatch):
    cards = WithoutVersions()
    held.on_forget(cards.cards.clear)
    monkeypatch.setattr(fragments, "held", cards)

    assert ("change_price", "listing") in stale_answers(good)
