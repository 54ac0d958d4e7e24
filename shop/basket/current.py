"""Whose basket this is: a member's, or that of a signed cookie. No row is made before something is put in."""

from typing import Any

from django.core.signing import BadSignature, Signer
from django.http import HttpRequest, HttpResponse
from django.utils import timezone

from . import actions
from .models import Basket

COOKIE, BADGE = "basket", "basket_n"
MONTH = 30 * 24 * 60 * 60
signer = Signer(salt="shop.basket.current")


def named_basket(request: HttpRequest) -> Basket | None:
    """Return the basket of a guest's cookie, ordered or not; a forged or old one is nobody's."""
    try:
        pk = int(signer.unsign(request.COOKIES.get(COOKIE, "")))
    except (BadSignature, ValueError):
        return None
    return Basket.objects.filter(pk=pk, owner=None).first()


def guest_basket(request: HttpRequest) -> Basket | None:
    """Return the open basket of a guest's cookie; of an ordered one the rest is left."""
    basket = named_basket(request)
    if basket is not None and basket.status == Basket.SUBMITTED:
        basket = Basket.objects.filter(checkout_id=basket.rest_id, owner=None).first()
    return basket if basket and basket.status == Basket.OPEN else None


def find(request: HttpRequest) -> Basket | None:
    """Return the visitor's basket; at sign-in a guest's is put into the member's."""
    guest = guest_basket(request)
    if not request.user.is_authenticated:
        return guest
    if guest is not None:
        return actions.merge(guest=guest, owner=request.user, at=timezone.now())
    return Basket.objects.filter(owner=request.user, status=Basket.OPEN).first()


def find_or_make(request: HttpRequest) -> Basket:
    owner = request.user if request.user.is_authenticated else None
    return find(request) or actions.open_basket(owner)


def remember(
    request: HttpRequest, response: HttpResponse, basket: Any, count: int | None = None
) -> HttpResponse:
    """Set the cookie of a guest's basket and the number on the badge, counted when nobody has.

    An ordered basket's cookie stays until another is filled: it leads its guest to what waits for payment.
    """
    if count is None:
        count = sum(basket.lines.values_list("quantity", flat=True)) if basket else 0
    secure = request.is_secure()
    response.set_cookie(BADGE, str(count), max_age=MONTH, samesite="Lax", secure=secure)
    if basket is not None and basket.owner_id is None and basket.status == Basket.OPEN:
        response.set_cookie(
            COOKIE,
            signer.sign(str(basket.pk)),
            max_age=MONTH,
            samesite="Lax",
            httponly=True,
            secure=secure,
        )
    elif request.user.is_authenticated:
        response.delete_cookie(COOKIE)
    return response
