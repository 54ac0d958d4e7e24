"""One world with something on every page, and the address of every kind of page that people see."""

from dataclasses import dataclass
from datetime import timedelta
from functools import cache
from io import BytesIO

from allauth.account.forms import default_token_generator
from allauth.account.utils import user_pk_to_url_str
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.urls import reverse
from django.utils import timezone
from PIL import Image

from config.demo.seeding import endings, orders, pages, prints
from config.demo.seeding.world import Setting
from core import pictures
from core.actions import notices
from core.models import Region, User
from shop.address import actions as addresses
from shop.basket import actions as baskets
from shop.catalogue.models import Category, Product
from shop.certification import actions as certification
from shop.certification.models import Certificate
from shop.order.models import OrderGroup
from shop.payment.models import SandboxPayment
from shop.provenance.models import Lot
from shop.shelf import actions as shelf

HOUR = timedelta(hours=1)
MEMBER = "chen.jingyi@example.org"


class Sheets(dict):
    """The same small picture wherever one is asked for."""

    def __missing__(self, key: str) -> prints.Printed:
        return one_picture()


def sheet() -> bytes:
    buffer = BytesIO()
    Image.new("RGB", (800, 800), "#8aa394").save(buffer, "JPEG")
    return buffer.getvalue()


@cache
def one_picture() -> prints.Printed:
    name = default_storage.save("demo/one.jpg", ContentFile(sheet()))
    return prints.Printed(name, 800, 800, pictures.make_renditions(name))


@dataclass(frozen=True)
class World:
    """What the addresses are made of."""

    member: User
    product: Product
    unsold: Product
    recalled: Lot
    groups: dict[str, OrderGroup]


def fill(products: dict[str, Product]) -> World:
    """Give the demo world pages and pictures, and its member a full account."""
    one_picture.cache_clear()
    now = timezone.now()
    prints.attach(Sheets(), products)
    pages.seed_pages(Setting(now, 7, "s"), products, Sheets())
    member = User.objects.get(email=MEMBER)
    unsold = products["kiwi"]
    suspend(unsold)
    shelf.rebuild_all(now)
    return World(
        member,
        products["walnut"],
        unsold,
        Lot.objects.exclude(recalled_at=None)[0],
        account_of(member, products),
    )


def suspend(product: Product) -> None:
    for certificate in Certificate.objects.filter(recognitions__product=product):
        certification.suspend(
            certificate=certificate, reason="核查中", by=None, at=timezone.now()
        )


def account_of(member: User, products: dict[str, Product]) -> dict[str, OrderGroup]:
    """Give a member orders, addresses, a notice and a full basket."""
    now = timezone.now()
    groups = {}
    for ending in (endings.waiting, endings.delivered, endings.cancelled):
        at = now - (4 * HOUR * 24 if ending is endings.delivered else HOUR / 60)
        groups[ending.__name__] = orders.buy(member, [products["walnut"]], at)
        ending(groups[ending.__name__], at)
    for street in ("五山路 381 号", "北京路 2 号"):
        entry = addresses.Entry(
            "陈静怡", "+8613822217640", Region.objects.get(code="440106"), street
        )
        addresses.keep(entry=entry, by=member)
    notices.tell(user_id=member.pk, key="x", title="付好了", path="/account/", at=now)
    for key in ("walnut", "winter-honey"):
        pack = Product.objects.packs().filter(parent=products[key])[0]
        basket = baskets.open_basket(member)
        baskets.add(basket=basket, pack=pack, quantity=1, at=now)
    return groups


def of_visitors(world: World) -> list[str]:
    """Return what everybody may see, in Chinese and some of it in English."""
    lot = Lot.objects.filter(product=world.product)[0]
    region, hall = world.product.region.code, "/halls/bijie/"
    category = Category.objects.filter(depth=2)[0]
    supplier = world.product.producer
    chinese = f"""
        / /halls/ {hall} /stories/ /stories/forty-minutes/ /news/ /news/how-we-count/
        /help/ /help/damage/ /help/privacy/ /help/terms/ /help/licence/
        /products/ /products/?region={region} /products/?price=-1 {category.get_absolute_url()}
        /s/{supplier.slug}-{supplier.pk}/
        {world.product.get_absolute_url()} {world.unsold.get_absolute_url()}
        /search/?q=核桃 /search/?q=zzzzzz /trace/ /trace/?q=nothing
        /l/{lot.code} /l/{world.recalled.code} /l/{lot.code}/label/
        /basket/ /display/ /nowhere/ /demo/sign-in/ /demo/mail/
        /auth/login/ /auth/signup/ /auth/login/code/ /auth/password/reset/
        {new_password(world.member)}
    """
    english = f"""
        / {hall} /products/?region={region} {world.product.get_absolute_url()} /search/?q=zzzzzz
    """
    return [
        *chinese.split(),
        *(f"/en{path}" for path in english.split()),
        f"/l/{world.recalled.code}?lang=en",
    ]


def new_password(member: User) -> str:
    uid, key = user_pk_to_url_str(member), default_token_generator.make_token(member)
    return reverse("account_reset_password_from_key", args=[uid, key])


def of_members(world: World) -> list[str]:
    """Return what a member sees of the own things."""
    groups = world.groups
    sandbox = SandboxPayment.objects.get(group_number=groups["waiting"].number)
    chinese = f"""
        /basket/ /checkout/ /pay/{groups["waiting"].number}/ /sandbox/{sandbox.reference}/
        /account/ /account/orders/ /account/notices/ /account/addresses/ /account/addresses/add/
        /auth/sessions/ /auth/2fa/ /auth/2fa/totp/activate/ /auth/email/ /auth/password/set/
        /auth/reauthenticate/ /auth/logout/ /account/password/
        {" ".join(f"/account/orders/{group.number}/" for group in groups.values())}
    """
    english = f"""
        /checkout/ /account/ /account/orders/{groups["delivered"].number}/
    """
    return [*chinese.split(), *(f"/en{path}" for path in english.split())]
