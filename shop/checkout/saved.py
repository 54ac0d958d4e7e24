"""The buyer's address book in the checkout: what it begins with, and what is kept of it."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest
from django.utils.translation import gettext as _

from shop.address import actions
from shop.address.forms import values_of
from shop.address.models import UserAddress

from .forms import CheckoutForm


def chosen(request: HttpRequest, addresses: list[UserAddress]) -> UserAddress | None:
    """Return the address that the link names, else the first.

    Raises:
        Http404: when the link names none of the buyer's.
    """
    wanted = request.GET.get("address")
    if wanted is None:
        return addresses[0] if addresses else None
    for address in addresses:
        if str(address.pk) == wanted:
            return address
    raise Http404


def first_values(request: HttpRequest, address: UserAddress | None) -> dict[str, Any]:
    """Return what the form begins with: who is signed in, and the address."""
    user: Any = request.user
    if not user.is_authenticated:
        return {}
    person = {"name": user.get_full_name(), "phone": user.phone or ""}
    place = values_of(address) if address else {"keep_address": True}
    return {**person, **place, "email": user.email or ""}


def keep(request: HttpRequest, form: CheckoutForm) -> None:
    """Put the address into the buyer's book when they ask for it; one that is there already needs no word."""
    user: Any = request.user
    if not (user.is_authenticated and form.cleaned_data["keep_address"]):
        return
    where = form.destination
    entry = actions.Entry(where.name, where.phone, where.region, where.street)
    try:
        actions.keep(entry=entry, by=user)
    except actions.KnownAddressError:
        return
    except actions.AddressError as error:
        messages.info(request, str(error.message))
    else:
        messages.success(request, _("The address is in your book."))
