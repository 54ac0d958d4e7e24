"""The checkout: one page, guest by default, without any step that needs a script."""

import json
import uuid

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from core.models import Region
from shop.basket import current
from shop.basket import queries as baskets
from shop.basket.models import Basket
from shop.order import links
from shop.order.actions import placing
from shop.order.models import OrderGroup
from shop.partner.errors import StockError
from shop.payment import providers
from shop.payment.actions import attempts
from shop.payment.providers.base import ProviderError

from . import parsing
from .forms import CheckoutForm

LONGEST_PASTE = 500


@never_cache
@require_http_methods(["GET", "POST"])
def place(request: HttpRequest) -> HttpResponse:
    """Show the checkout; a complete form places the order and leads to its pay page."""
    basket = current.find(request)
    form = CheckoutForm(
        request.POST if request.method == "POST" else None,
        initial=first_values(request),
    )
    contents = baskets.contents(
        basket, at=timezone.now(), province=(form.chosen("province") or "44")[:2]
    )
    is_choosing = "refresh" in request.POST or "paste" in request.POST
    if is_choosing:
        form = CheckoutForm(initial=kept_values(request))
        contents = baskets.contents(
            basket, at=timezone.now(), province=(form.chosen("province") or "44")[:2]
        )
    elif request.method == "POST" and already_placed(request) is not None:
        return redirect(pay_path(already_placed(request)))
    elif form.is_bound and form.is_valid():
        group = try_to_place(request, basket, form)
        if group is not None:
            return current.remember(request, redirect(pay_path(group)), None)
    if not contents.groups and not is_choosing:
        messages.info(request, _("There is nothing in the basket that can be ordered."))
        return redirect("basket:detail")
    status = 422 if form.is_bound and form.errors else 200
    checkout_id = basket.checkout_id if basket else ""
    context = {"form": form, "contents": contents, "checkout_id": checkout_id}
    return render(request, "shop/checkout/place.html", context, status=status)


def first_values(request: HttpRequest) -> dict[str, str]:
    user = request.user
    if not user.is_authenticated:
        return {}
    return {
        "name": user.get_full_name(),
        "phone": user.phone or "",
        "email": user.email or "",
    }


def kept_values(request: HttpRequest) -> dict[str, str]:
    """Return what was typed so far; a pasted address fills what it names."""
    dropped = {"csrfmiddlewaretoken", "refresh", "paste"}
    kept = {
        name: str(request.POST[name]) for name in request.POST if name not in dropped
    }
    if "paste" in request.POST:
        kept |= {
            name: value
            for name, value in parsed_fields(request.POST.get("pasted", "")).items()
            if value
        }
    return kept


def parsed_fields(text: str) -> dict[str, str]:
    """Return the form's fields that a pasted address fills."""
    with translation.override("zh-hans"):
        places = [
            parsing.Place(code, name)
            for code, name in Region.objects.values_list("code", "name_zh_hans")
        ]
    found = parsing.parse(text[:LONGEST_PASTE], places)
    code = found.code
    is_district, is_city = (
        code and not code.endswith("00"),
        code and not code.endswith("0000"),
    )
    return {
        "name": found.name,
        "phone": found.phone,
        "province": f"{code[:2]}0000" if code else "",
        "city": f"{code[:4]}00" if is_city else "",
        "district": code if is_district else "",
        "street": found.street,
    }


@require_POST
def parse(request: HttpRequest) -> JsonResponse:
    """Answer the script of the address box."""
    text = request.POST.get("text") or ""
    if not text and request.content_type == "application/json":
        try:
            text = str(json.loads(request.body).get("text", ""))
        except (ValueError, AttributeError):
            text = ""
    fields = parsed_fields(text)
    said = (
        ""
        if fields["street"]
        else _("We could not read an address in this. Please fill in the fields.")
    )
    return JsonResponse({"fields": fields, "message": said})


def already_placed(request: HttpRequest) -> OrderGroup | None:
    """Return what this very form has ordered before: a second click, another tab, the back button."""
    try:
        wanted = uuid.UUID(request.POST.get("checkout_id", ""))
    except ValueError:
        return None
    return OrderGroup.objects.filter(checkout_id=wanted).first()


def try_to_place(
    request: HttpRequest, basket: Basket | None, form: CheckoutForm
) -> OrderGroup | None:
    """Place the order and open its payment; what stands against it is said on the form."""
    data, now = form.cleaned_data, timezone.now()
    owner = request.user if request.user.is_authenticated else None
    buyer = placing.Buyer(
        translation.get_language() or "zh-hans", owner, data["email"], data["phone"]
    )
    provider = providers.provider(data["provider"])
    wishes = placing.Wishes(
        provider=provider.code,
        hold_for=provider.hold_for,
        wants_invoice=data["wants_invoice"],
        invoice_title=data["invoice_title"],
        invoice_uscc=data["invoice_uscc"],
        note=data["note"],
    )
    if basket is None:
        return None
    try:
        group = placing.place(
            basket=basket,
            buyer=buyer,
            destination=form.destination,
            wishes=wishes,
            at=now,
        )
    except (placing.CheckoutError, StockError) as error:
        form.add_error(None, str(error.message))
        return None
    attempt = group.attempts.get()
    try:
        attempts.open_at_provider(attempt=attempt, at=now)
    except ProviderError as error:
        messages.warning(request, str(error.message))
    return group


def pay_path(group: OrderGroup | None) -> str:
    if group is None:
        return reverse("basket:detail")
    return links.pay_path(group)
