"""The page on which a buyer sends a purchase somewhere else before it leaves."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from shop.order import links
from shop.order.access import group_or_404
from shop.order.actions import addressing
from shop.order.models import OrderGroup

from .forms import AddressForm
from .typed import is_choosing, kept_values


@never_cache
@require_http_methods(["GET", "POST"])
def change(request: HttpRequest, number: str) -> HttpResponse:
    group = group_or_404(request, number)
    if request.method == "GET" or is_choosing(request):
        initial = kept_values(request) or present_values(group)
        form = AddressForm(initial=initial)
    else:
        form = AddressForm(request.POST)
        if form.is_valid() and was_changed(request, group, form):
            messages.success(request, _("It will be sent to the new address."))
            return redirect(links.guest_path(group))
    context = {"form": form, "key": group.access_key, "back": links.guest_path(group)}
    status = 422 if form.is_bound else 200
    return render(request, "shop/checkout/address.html", context, status=status)


def was_changed(request: HttpRequest, group: OrderGroup, form: AddressForm) -> bool:
    by = request.user if request.user.is_authenticated else None
    try:
        addressing.change_address(
            group=group, destination=form.destination, by=by, at=timezone.now()
        )
    except addressing.AddressError as error:
        form.add_error(None, str(error.message))
        return False
    return True


def present_values(group: OrderGroup) -> dict[str, str]:
    """Return the address as it is now."""
    orders = group.orders.select_related("shipping_address__region__parent__parent")
    address = orders.latest("pk").shipping_address
    levels = [one.code for one in address.region.lineage] if address.region else []
    province, city, district = (*levels, "", "", "")[:3]
    return {
        "name": address.recipient,
        "phone": str(address.phone_number),
        "province": province,
        "city": city,
        "district": district,
        "street": address.line1,
    }
