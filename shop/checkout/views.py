"""The checkout: one page, guest by default, without any step that needs a script."""

import uuid

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from core.display import toasts
from core.throttling import throttle
from shop.address.models import UserAddress
from shop.basket import current
from shop.basket import queries as baskets
from shop.basket.models import Basket
from shop.basket.shown import Kind, unsealed
from shop.order import links
from shop.order.actions import placing
from shop.order.models import OrderGroup
from shop.partner.errors import StockError
from shop.payment.actions import attempts
from shop.payment.providers.base import ProviderError

from . import saved
from .forms import CheckoutForm
from .typed import is_choosing, kept_values


@throttle("checkout")
@never_cache
@require_http_methods(["GET", "POST"])
def place(request: HttpRequest) -> HttpResponse:
    """Show the checkout; a complete form places the order and leads to its pay page."""
    basket = current.find(request)
    if request.method == "GET":
        return first_page(request, basket)
    if is_choosing(request):
        return checkout_page(
            request, basket, CheckoutForm(initial=kept_values(request))
        )
    if (placed := already_placed(request)) is not None:
        return redirect(links.pay_path(placed))
    form = CheckoutForm(request.POST)
    group = try_to_place(request, basket, form) if form.is_valid() else None
    if group is not None:
        saved.keep(request, form)
        response = redirect(links.pay_path(group))
        return current.remember(request, response, current.find(request))
    return checkout_page(request, basket, form)


def first_page(request: HttpRequest, basket: Basket | None) -> HttpResponse:
    """Begin with the buyer's address, or another of their book."""
    addresses = list(UserAddress.objects.book_of(request.user))
    address = saved.chosen(request, addresses)
    form = CheckoutForm(initial=saved.first_values(request, address))
    return checkout_page(request, basket, form, addresses, address)


def checkout_page(
    request: HttpRequest,
    basket: Basket | None,
    form: CheckoutForm,
    addresses: list[UserAddress] | None = None,
    address: UserAddress | None = None,
) -> HttpResponse:
    """Show what would be ordered now, and what has changed since the page before; without goods lead to the basket."""
    province = (form.chosen("province") or "44")[:2]
    contents = baskets.contents(basket, at=timezone.now(), province=province)
    if basket is None or not contents.groups:
        say_why_not(request)
        return redirect("basket:detail")
    changes = baskets.named_changes(unsealed(request.POST.get("shown", "")), contents)
    if not form.is_bound:  # who chooses another province expects another charge
        changes = [one for one in changes if one.change.kind is not Kind.SHIPPING]
    context = {
        "form": form,
        "contents": contents,
        "changes": changes,
        "addresses": list(UserAddress.objects.book_of(request.user))
        if addresses is None
        else addresses,
        "address": address,
        "checkout_id": basket.checkout_id,
    }
    status = 422 if form.is_bound else 200
    return render(request, "shop/checkout/place.html", context, status=status)


def say_why_not(request: HttpRequest) -> None:
    """Say that there is nothing to order; whoever comes back from the pay page is shown the way there."""
    if (group := waiting_for_payment(request)) is None:
        messages.info(request, _("There is nothing in the basket that can be ordered."))
        return
    text = _("Your order %(number)s waits for its payment.") % {"number": group.number}
    toasts.tell(request, text, link_url=links.pay_path(group))


def waiting_for_payment(request: HttpRequest) -> OrderGroup | None:
    """Return the visitor's newest purchase that is not paid yet; a guest's is that of the basket just ordered."""
    groups = OrderGroup.objects.awaiting_payment().order_by("-pk")
    if request.user.is_authenticated:
        return groups.filter(owner=request.user.pk).first()
    basket = current.named_basket(request)
    return (
        groups.filter(owner=None, checkout_id=basket.checkout_id).first()
        if basket
        else None
    )


def already_placed(request: HttpRequest) -> OrderGroup | None:
    """Return what this very form has ordered before: a second click, another tab, the back button."""
    try:
        wanted = uuid.UUID(request.POST.get("checkout_id", ""))
    except ValueError:
        return None
    owner = request.user.pk if request.user.is_authenticated else None
    return OrderGroup.objects.filter(checkout_id=wanted, owner=owner).first()


def try_to_place(
    request: HttpRequest, basket: Basket | None, form: CheckoutForm
) -> OrderGroup | None:
    """Place the order and open its payment; what stands against it is said on the form."""
    if basket is None:
        return None
    now, owner = timezone.now(), request.user if request.user.is_authenticated else None
    try:
        group = placing.place(
            basket=basket,
            buyer=form.buyer(owner),
            destination=form.destination,
            wishes=form.wishes,
            at=now,
            shown=unsealed(request.POST.get("shown", "")),
        )
    except (placing.CheckoutError, StockError) as error:
        form.add_error(None, str(error.message))
        return None
    attempt = group.attempts.latest("pk")
    try:
        attempts.open_at_provider(attempt=attempt, at=now)
    except ProviderError as error:
        messages.warning(request, str(error.message))
    return group
