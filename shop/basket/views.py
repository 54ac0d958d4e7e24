"""Pages and posts of the basket. Every post answers with a redirect, so that it works without a script."""

from django.contrib import messages
from django.core.signing import BadSignature, dumps, loads
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from core.display import toasts
from core.throttling import throttle
from shop.catalogue.models import Product

from . import actions, current, page, queries
from .models import Line

UNDO_SALT = "shop.basket.undo"
UNDO_SECONDS = 600
MOST_DIGITS = 5


@require_safe
def detail(request: HttpRequest) -> HttpResponse:
    basket = current.find(request)
    contents = queries.contents(basket, at=timezone.now(), is_for_page=True)
    response = page.response(request, contents)
    return current.remember(request, response, basket, contents.packs)


def whole(text: str | None) -> int:
    """Return a quantity as typed, -1 for what is no number; full-width digits are digits."""
    typed = (text or "").strip()
    return int(typed) if typed.isdecimal() and len(typed) <= MOST_DIGITS else -1


def next_page(request: HttpRequest) -> str:
    wanted = request.POST.get("next", "")
    is_ours = url_has_allowed_host_and_scheme(
        wanted, allowed_hosts={request.get_host()}, require_https=request.is_secure()
    )
    return wanted if is_ours else reverse("basket:detail")


@throttle("basket")
@require_POST
def line_add(request: HttpRequest) -> HttpResponse:
    pack_id = request.POST.get("pack", "")
    packs = Product.objects.packs().filter(is_public=True).select_related("parent")
    pack = get_object_or_404(packs, pk=pack_id if pack_id.isdecimal() else 0)
    basket = current.find_or_make(request)
    try:
        actions.add(
            basket=basket,
            pack=pack,
            quantity=whole(request.POST.get("quantity", "1")),
            at=timezone.now(),
        )
    except actions.BasketError as error:
        messages.error(request, str(error.message))
        return current.remember(request, redirect(next_page(request)), basket)
    if request.POST.get("then") == "checkout":
        return current.remember(request, redirect("checkout:place"), basket)
    toasts.tell(
        request,
        _("Added: %(name)s") % {"name": pack.get_title()},
        link_url=reverse("basket:detail"),
    )
    return current.remember(request, redirect(next_page(request)), basket)


@require_POST
def line_update(request: HttpRequest, pk: int) -> HttpResponse:
    basket = current.find(request)
    lines = (
        basket.lines.select_related("product__parent")
        if basket
        else Line.objects.none()
    )
    line = get_object_or_404(lines, pk=pk)
    wanted = 0 if "remove" in request.POST else whole(request.POST.get("quantity"))
    try:
        actions.set_quantity(line=line, quantity=wanted, at=timezone.now())
    except actions.BasketError as error:
        messages.error(request, str(error.message))
    else:
        if wanted == 0:
            token = dumps([line.product_id, line.quantity], salt=UNDO_SALT)
            toasts.tell(
                request,
                _("Removed: %(name)s") % {"name": line.product.get_title()},
                undo_url=reverse("basket:line-restore", args=[token]),
            )
    return current.remember(request, redirect("basket:detail"), basket)


@require_POST
def line_restore(request: HttpRequest, token: str) -> HttpResponse:
    basket = current.find_or_make(request)
    try:
        pack_id, quantity = loads(token, salt=UNDO_SALT, max_age=UNDO_SECONDS)
        pack = Product.objects.packs().select_related("parent").get(pk=pack_id)
        actions.add(basket=basket, pack=pack, quantity=quantity, at=timezone.now())
    except (BadSignature, Product.DoesNotExist):
        messages.error(request, _("This can no longer be undone."))
    except actions.BasketError as error:
        messages.error(request, str(error.message))
    return current.remember(request, redirect("basket:detail"), basket)
