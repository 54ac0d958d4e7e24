"""For each route with arguments or a form: an example that belongs to a given person.

A function takes the person and returns the route's arguments; what is public belongs to nobody in particular.
"""

from allauth.usersessions.models import UserSession
from django.core.files.base import ContentFile
from django.urls import reverse
from django.utils import timezone
from django.utils.crypto import get_random_string

from config.demo.models import SentMail
from core.actions import jobs, notices
from core.models import EvidenceFile, Membership, User
from shop.address.models import Country, UserAddress
from shop.payment.actions import attempts
from shop.payment.models import SandboxPayment
from tests.factories.core import MembershipFactory, OrganisationFactory, UserFactory
from tests.factories.orders import basket_with, purchase, tianhe
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


def kept_address(owner):
    street = {"line1": "五山路 381 号", "last_name": "陈敏", "region": tianhe()}
    country, _made = Country.objects.get_or_create(
        iso_3166_1_a2="CN", defaults={"name": "China"}
    )
    return [
        UserAddress.objects.create(
            user=owner or UserFactory(), country=country, **street
        ).pk
    ]


def notice(owner):
    told = notices.tell(
        user_id=(owner or UserFactory()).pk,
        key="x",
        title="x",
        path="/account/",
        at=timezone.now(),
    )
    return [told.pk]


def session(owner):
    """Return a sign-in of the person on another device."""
    made = UserSession.objects.create(
        user=owner or UserFactory(), ip="203.0.113.7", session_key=get_random_string(32)
    )
    return [made.pk]


def evidence(owner):
    """Return a file of an organisation that the person works for."""
    place = MembershipFactory(user=owner or UserFactory(), role=Membership.Role.MEMBER)
    kept = EvidenceFile(
        kind=EvidenceFile.Kind.OTHER,
        name="slip.pdf",
        content_type="application/pdf",
        size=1,
        sha256="0" * 64,
        owner=place.organisation,
        uploaded_at=timezone.now(),
    )
    kept.file.save("slip.pdf", ContentFile(b"x"))
    return [kept.pk, kept.name]


ARGUMENTS = {
    "address:edit": kept_address,
    "address:prefer": kept_address,
    "address:remove": kept_address,
    "core:notice-open": notice,
    "core:session-end": session,
    "evidence-file": evidence,
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
    "address:edit": lambda: {
        "name": "陈敏",
        "phone": "13822217640",
        "province": "440000",
        "city": "440100",
        "district": tianhe().code,
        "street": "五山路 381 号",
    },
    "basket:line-add": lambda: {"pack": StockRecordFactory().product_id},
    "basket:line-update": lambda: {"quantity": 2},
    "checkout:address": lambda: {"refresh": ""},
    "core:display": lambda: {"size": "large", "theme": "dark"},
    "payment:choose": lambda: {"provider": "bank_transfer"},
    "set_language": lambda: {"language": "en"},
}


def address(name: str, owner: User | None) -> str:
    return reverse(name, args=ARGUMENTS[name](owner))
