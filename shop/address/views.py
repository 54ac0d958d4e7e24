"""A person's address book: each sees only their own."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.signing import BadSignature, dumps, loads
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import (
    require_http_methods,
    require_POST,
    require_safe,
)

from core.accounts.people import person
from core.display import toasts
from core.models import Region
from shop.checkout.typed import kept_values

from . import actions
from .forms import AddressForm, values_of
from .models import UserAddress, UserAddressQuerySet

UNDO_SALT = "shop.address.undo"
UNDO_SECONDS = 600


def book_of(request: HttpRequest) -> UserAddressQuerySet:
    return UserAddress.objects.book_of(request.user)


@login_required
@require_safe
def address_list(request: HttpRequest) -> HttpResponse:
    context = {"addresses": book_of(request)}
    return render(request, "shop/address/list.html", context)


@login_required
@require_http_methods(["GET", "POST"])
def address_add(request: HttpRequest) -> HttpResponse:
    user = person(request)
    first = {"name": user.get_full_name(), "phone": user.phone or ""}
    return edited(request, None, first)


@login_required
@require_http_methods(["GET", "POST"])
def address_edit(request: HttpRequest, pk: int) -> HttpResponse:
    address = get_object_or_404(book_of(request), pk=pk)
    return edited(request, address, values_of(address))


def edited(
    request: HttpRequest, address: UserAddress | None, first: dict[str, object]
) -> HttpResponse:
    """Show the form, take what it says, or fill its lists and what was pasted."""
    is_choosing = "refresh" in request.POST or "paste" in request.POST
    if is_choosing:
        form = AddressForm(initial=kept_values(request))
    else:
        data = request.POST if request.method == "POST" else None
        form = AddressForm(data, initial=first)
    if form.is_valid():
        try:
            actions.keep(entry=form.entry, address=address, by=person(request))
        except actions.AddressError as error:
            form.add_error(None, str(error.message))
        else:
            messages.success(request, _("The address is in your book."))
            return redirect("address:list")
    status = 422 if form.errors else 200
    context = {"form": form, "address": address}
    return render(request, "shop/address/edit.html", context, status=status)


@login_required
@require_POST
def address_prefer(request: HttpRequest, pk: int) -> HttpResponse:
    address = get_object_or_404(book_of(request), pk=pk)
    actions.prefer(address=address, by=person(request))
    return redirect("address:list")


@login_required
@require_POST
def address_remove(request: HttpRequest, pk: int) -> HttpResponse:
    address = get_object_or_404(book_of(request), pk=pk)
    entry = actions.remove(address=address, by=person(request))
    said = [
        request.user.pk,
        entry.name,
        entry.phone,
        entry.region.code if entry.region else "",
        entry.street,
        entry.is_default,
    ]
    undo_url = reverse("address:restore", args=[dumps(said, salt=UNDO_SALT)])
    text = _("Removed: %(name)s") % {"name": f"{entry.name} {entry.street}"}
    toasts.tell(request, text, undo_url=undo_url)
    return redirect("address:list")


@login_required
@require_POST
def address_restore(request: HttpRequest, token: str) -> HttpResponse:
    """Put a removed address back, for the one who removed it."""
    try:
        owner, name, phone, code, street, is_default = loads(
            token, salt=UNDO_SALT, max_age=UNDO_SECONDS
        )
        region = Region.objects.select_related("parent__parent").get(code=code)
    except (BadSignature, Region.DoesNotExist):
        messages.error(request, _("This can no longer be undone."))
        return redirect("address:list")
    if owner != request.user.pk:
        raise Http404
    entry = actions.Entry(name, phone, region, street, is_default)
    try:
        actions.keep(entry=entry, by=person(request))
    except actions.AddressError as error:
        messages.error(request, str(error.message))
    return redirect("address:list")
