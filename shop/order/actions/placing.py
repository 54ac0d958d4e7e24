"""Make orders of a basket: everything in one transaction, the stock held, nothing paid yet."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from decimal import Decimal
from typing import Any

from django.conf import settings
from django.db import transaction
from django.utils import translation
from django.utils.translation import gettext_lazy as _
from oscar.core.loading import get_model

from core.models import Region
from shop.basket import actions as basket_actions
from shop.basket import queries as baskets
from shop.basket.models import Basket
from shop.basket.shown import Shown
from shop.certification import queries as certification
from shop.order import notices
from shop.order.models import Line, Order, OrderEvent, OrderGroup, ShippingAddress
from shop.order.numbers import new_number
from shop.partner import actions as stock
from shop.partner.strategy import net_of
from shop.payment.models import PaymentAttempt

SHIPPING_TAX_RATE = Decimal("0.09")
LANGUAGES = ("zh-hans", "en")


class CheckoutError(Exception):
    """The order could not be placed; nothing was."""

    message: Any = _("The order could not be placed.")


class EmptyBasketError(CheckoutError):
    message = _("There is nothing in the basket that can be ordered.")


class NotDeliveredThereError(CheckoutError):
    message = _("One of the suppliers does not deliver to this address.")


class ChangedError(CheckoutError):
    """What would be ordered is not what the buyer saw."""

    message = _(
        "Something has changed since you opened this page, so nothing was ordered. Please look at it and order again."
    )


@dataclass(frozen=True)
class Buyer:
    """Who buys: a member, or a guest with e-mail or mobile."""

    language: str
    owner: Any = None
    email: str = ""
    phone: str = ""


@dataclass(frozen=True)
class Destination:
    """Where the parcels go."""

    name: str
    phone: str
    region: Region
    street: str


@dataclass(frozen=True)
class Wishes:
    """How it is paid and what else was asked for."""

    provider: str
    hold_for: timedelta
    wants_invoice: bool = False
    invoice_title: str = ""
    invoice_uscc: str = ""
    note: str = ""


@transaction.atomic
def place(
    *,
    basket: Basket,
    buyer: Buyer,
    destination: Destination,
    wishes: Wishes,
    at: datetime,
    shown: Shown | None = None,
) -> OrderGroup:
    """Place one order for each supplier and hold the stock until it is paid; what cannot be bought is left out.

    A basket makes one group, however often its button is pressed: later calls return the first one's.

    Raises:
        ChangedError: when `shown`, what the buyer saw and agreed to, is not what would be ordered.
        EmptyBasketError, NotDeliveredThereError: when it cannot be placed as it lies there.
        OutOfStockError, NotSellableError: when somebody was faster, or a certificate just ended.
    """
    basket = Basket.objects.select_for_update().get(pk=basket.pk)
    placed = OrderGroup.objects.filter(checkout_id=basket.checkout_id).first()
    if placed is not None:
        return placed
    contents = orderable(basket, destination, at)
    if shown is not None and shown != contents.shown:
        raise ChangedError
    stock.hold(quantities=contents.quantities, at=at)
    group = make_group(basket, contents, buyer, wishes, at)
    address = make_address(destination)
    for part in contents.groups:
        make_order(group, part, address, at)
    PaymentAttempt.objects.create(
        group=group, provider=wishes.provider, amount=group.total, created_at=at
    )
    notices.tell_buyer(group, "placed")
    rest = [item.line for item in contents.refused]
    basket_actions.submit(basket=basket, rest=rest, at=at)
    return group


def orderable(
    basket: Basket, destination: Destination, at: datetime
) -> baskets.Contents:
    """Return what lies in a basket when what can be bought of it can be ordered to that place."""
    contents = baskets.contents(basket, at=at, province=destination.region.code[:2])
    if not contents.groups:
        raise EmptyBasketError
    if not contents.is_deliverable:
        raise NotDeliveredThereError
    return contents


def make_group(
    basket: Basket,
    contents: baskets.Contents,
    buyer: Buyer,
    wishes: Wishes,
    at: datetime,
) -> OrderGroup:
    return OrderGroup.objects.create(
        number=new_number(at),
        checkout_id=basket.checkout_id,
        owner=buyer.owner,
        language=buyer.language,
        contact_email=buyer.email,
        contact_phone=buyer.phone,
        hold_until=at + wishes.hold_for,
        goods_total=contents.goods,
        shipping_total=contents.shipping,
        total=contents.total,
        wants_invoice=wishes.wants_invoice,
        invoice_title=wishes.invoice_title,
        invoice_uscc=wishes.invoice_uscc,
        delivery_note=wishes.note,
        placed_at=at,
    )


def make_address(destination: Destination) -> ShippingAddress:
    """Copy the address, with the names the regions have today."""
    names = {}
    for language in LANGUAGES:
        with translation.override(language):
            names[language] = [region.name for region in destination.region.lineage]
    country, _made = get_model("address", "Country").objects.get_or_create(
        iso_3166_1_a2="CN",
        defaults={
            "printable_name": "China",
            "name": "China",
            "is_shipping_country": True,
        },
    )
    return ShippingAddress.objects.create(
        last_name=destination.name,
        phone_number=destination.phone,
        line1=destination.street,
        country=country,
        region=destination.region,
        region_names=names,
    )


def make_order(
    group: OrderGroup, part: baskets.Group, address: ShippingAddress, at: datetime
) -> Order:
    """Make one supplier's order with its lines, everything promised copied onto them."""
    organisation, charge = (
        part.partner.organisation,
        part.shipping.charge if part.shipping else Decimal(0),
    )
    lines = [line_values(item, at) for item in part.items]
    net = sum((line["line_price_excl_tax"] for line in lines), Decimal(0))
    shipping_net = net_of(charge, SHIPPING_TAX_RATE)
    order = Order.objects.create(
        number=new_number(at),
        group=group,
        partner=part.partner,
        user=group.owner,
        currency=settings.OSCAR_DEFAULT_CURRENCY,
        total_incl_tax=part.goods + charge,
        total_excl_tax=net + shipping_net,
        shipping_incl_tax=charge,
        shipping_excl_tax=shipping_net,
        shipping_address=address,
        shipping_days=part.shipping.days if part.shipping else 0,
        needs_cold_chain=part.is_cold,
        status=Order.Status.AWAITING_PAYMENT,
        guest_email=group.contact_email,
        date_placed=at,
        supplier_name=organisation.name_zh_hans,
        supplier_name_en=organisation.name_en or "",
    )
    Line.objects.bulk_create(Line(order=order, **values) for values in lines)
    OrderEvent.objects.create(order=order, kind=OrderEvent.Kind.PLACED, at=at)
    return order


def line_values(item: baskets.Item, at: datetime) -> dict[str, Any]:
    """Return the fields of an order line: names, price, tax, producer and certificates as they are now."""
    pack, page, record, quantity = (
        item.pack,
        item.page,
        item.line.stockrecord,
        item.line.quantity,
    )
    net = net_of(item.price, page.tax_rate)
    return {
        "partner": record.partner,
        "partner_name": record.partner.name,
        "partner_sku": record.partner_sku,
        "stockrecord": record,
        "product": pack,
        "title": page.title_zh_hans,
        "title_en": page.title_en or "",
        "upc": pack.upc,
        "quantity": quantity,
        "num_allocated": quantity,
        "status": Order.Status.AWAITING_PAYMENT,
        "unit_price_incl_tax": item.price,
        "unit_price_excl_tax": net,
        "line_price_incl_tax": item.total,
        "line_price_excl_tax": net * quantity,
        "line_price_before_discounts_incl_tax": item.total,
        "line_price_before_discounts_excl_tax": net * quantity,
        "tax_rate": page.tax_rate,
        "pack_label": pack.pack_label_zh_hans or "",
        "pack_label_en": pack.pack_label_en or "",
        "net_content": pack.net_content,
        "net_unit": pack.net_unit,
        "gross_weight_g": pack.gross_weight_g or 0,
        **producer_values(page),
        "certificates": certificate_values(page, at),
    }


def producer_values(page: Any) -> dict[str, Any]:
    producer = page.producer
    if producer is None:
        return {}
    return {
        "producer": producer,
        "producer_name": producer.name_zh_hans,
        "producer_name_en": producer.name_en or "",
        "origin": f"{page.region.name_zh_hans if page.region else ''}{page.place_zh_hans or ''}",
        "origin_en": ", ".join(
            filter(None, [page.place_en, page.region.name_en if page.region else ""])
        ),
    }


def certificate_values(page: Any, at: datetime) -> list[dict[str, Any]]:
    return [
        {
            "version": shown.version.pk,
            "type": shown.certificate.type.code,
            "number": shown.number,
            "issuer": shown.version.issuer,
            "valid_until": shown.version.valid_until.isoformat()
            if shown.version.valid_until
            else None,
            "state": str(shown.state),
        }
        for shown in certification.certificates_of(page, at=at)
    ]
