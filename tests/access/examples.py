"""For each route with arguments or a form: an example that belongs to a given person.

A function takes the person and returns the route's arguments; what is public belongs to nobody in particular.
"""

from django.urls import reverse
from django.utils import timezone

from config.demo.models import SentMail
from core.actions import jobs
from core.models import User
from shop.payment.actions import attempts
from shop.payment.models import SandboxPayment
from tests.factories.core import OrganisationFactory
from tests.factories.orders import basket_with, purchase
from tests.factories.shop import (
    CategoryFactory,
    LotFactory,
    ProductFactory,
    StockRecordFactory,
)


def bought(owner: User | None):
    return purchase(basket_with(owner=owner), owner=owner)


def number(owner):
    return [bought(owner).number]


def order_number(owner):
    group = bought(owner)
    return [group.number, group.orders.get().number]


def line(owner):
    return [basket_with(owner=owner).lines.get().pk]


def product(_owner):
    made = ProductFactory()
    return [made.slug, made.pk]


def supplier(_owner):
    made = OrganisationFactory()
    return [made.slug, made.pk]


def lot(_owner):
    return [LotFactory().code]


def printed(_owner):
    made = LotFactory(product=StockRecordFactory().product.parent)
    return [made.product.children.get().upc, made.lot_number]


def mail(_owner):
    return [SentMail.objects.create(subject="x", recipients=["x@example.org"]).pk]


def job(owner):
    return [jobs.open_job(kind="x", title="x", by=owner, at=timezone.now()).pk]


def sandbox(owner):
    group = bought(owner)
    attempts.open_at_provider(attempt=group.attempts.get(), at=timezone.now())
    return [SandboxPayment.objects.get(group_number=group.number).reference]


ARGUMENTS = {
    "basket:line-restore": lambda _owner: ["forged"],
    "basket:line-update": line,
    "catalogue:category-detail": lambda _owner: [CategoryFactory().slug],
    "catalogue:product-detail": product,
    "catalogue:supplier-detail": supplier,
    "cms:page": lambda _owner: [""],
    "core:job-cancel": job,
    "core:job-detail": job,
    "checkout:address": number,
    "demo:mail-detail": mail,
    "lot": lot,
    "lot-label": lot,
    "lot-qr": lot,
    "order:again": number,
    "order:cancel": order_number,
    "order:detail": number,
    "passport": printed,
    "payment:check": number,
    "payment:choose": number,
    "payment:pay": number,
    "payment:sandbox": sandbox,
    "sitemap": lambda _owner: ["products"],
    "wagtail_serve": lambda _owner: [""],
    "webhook": lambda _owner: ["sandbox"],
}
FORMS = {
    "basket:line-add": lambda: {"pack": StockRecordFactory().product_id},
    "basket:line-update": lambda: {"quantity": 2},
    "checkout:address": lambda: {"refresh": ""},
    "core:display": lambda: {"size": "large", "theme": "dark"},
    "payment:choose": lambda: {"provider": "bank_transfer"},
    "set_language": lambda: {"language": "en"},
}


def address(name: str, owner: User | None) -> str:
    return reverse(name, args=ARGUMENTS[name](owner))
