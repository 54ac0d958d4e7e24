"""Changes of a person's address book."""

from dataclasses import dataclass

from django.db import transaction
from django.utils import translation
from django.utils.translation import gettext_lazy as _

from core.models import Region, User

from .models import UserAddress

MOST = 50


class AddressError(Exception):
    """Why an address was not kept."""

    message = _("This address cannot be kept.")


class KnownAddressError(AddressError):
    message = _("This address is in your book already.")


class FullBookError(AddressError):
    message = _("Your address book is full. Remove one that you no longer need.")


@dataclass(frozen=True)
class Entry:
    """What a person says of an address."""

    name: str
    phone: str
    region: Region
    street: str
    is_default: bool = False


@transaction.atomic
def keep(*, entry: Entry, by: User, address: UserAddress | None = None) -> UserAddress:
    """Put an address into a person's book, or change the one that is there; the first is the one to begin with.

    Raises:
        KnownAddressError, FullBookError: when it is there already, or there are too many.
    """
    User.objects.select_for_update().get(pk=by.pk)
    book = UserAddress.objects.visible_to(by)
    if address is None and book.count() >= MOST:
        raise FullBookError
    address = address or UserAddress(user=by)
    fill(address, entry)
    address.is_default_for_shipping = (
        entry.is_default or not book.exclude(pk=address.pk).exists()
    )
    if book.filter(hash=address.generate_hash()).exclude(pk=address.pk).exists():
        raise KnownAddressError
    address.save()
    return address


def fill(address: UserAddress, entry: Entry) -> None:
    with translation.override("zh-hans"):
        names = [region.name for region in entry.region.lineage]
    address.last_name, address.line1 = entry.name, entry.street
    address.phone_number, address.region = entry.phone, entry.region
    # Oscar tells addresses apart by these.
    address.state, address.line4, address.line3 = [*names, "", "", ""][:3]
    address.country_id = "CN"


@transaction.atomic
def prefer(*, address: UserAddress, by: User) -> None:
    """Begin with this address at the next checkout."""
    UserAddress.objects.visible_to(by).update(is_default_for_shipping=False)
    UserAddress.objects.visible_to(by).filter(pk=address.pk).update(
        is_default_for_shipping=True
    )


@transaction.atomic
def remove(*, address: UserAddress, by: User) -> Entry:
    """Take an address out of the book and return what it said; the newest left stands in for it."""
    entry = Entry(
        address.last_name,
        str(address.phone_number),
        address.region,  # type: ignore[arg-type]
        address.line1,
        address.is_default_for_shipping,
    )
    address.delete()
    left = UserAddress.objects.visible_to(by).order_by("-pk").first()
    if entry.is_default and left:
        prefer(address=left, by=by)
    return entry
