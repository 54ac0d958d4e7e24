"""Tell a buyer what became of a purchase: on the site at once, and by a message that is sent later."""

from django.urls import reverse
from django.utils import timezone, translation
from django.utils.functional import lazy
from django.utils.translation import gettext as _

from core.actions import notices
from shop.payment import tasks

from .models import OrderGroup


def subject_of(what: str, number: str) -> str:
    return {
        "placed": _("Your order %(number)s: please pay"),
        "paid": _("Your order %(number)s is paid"),
        "dispatched": _("Your order %(number)s is on its way"),
        "underpaid": _("Part of the payment for your order %(number)s has arrived"),
        "cancelled": _("Your order %(number)s is cancelled"),
        "refunded": _("The money of your order %(number)s is on its way back"),
    }[what] % {"number": number}


subject_later = lazy(subject_of, str)


def tell_buyer(group: OrderGroup, what: str, about: str = "") -> None:
    """Have the buyer told in the caller's transaction; `about` names the order, or tells two messages of a kind apart."""
    tasks.write_to_buyer.enqueue(group.pk, what, about)
    if group.owner_id is None:
        return
    with translation.override("zh-hans"):
        path = reverse("order:detail", args=[group.number])
    notices.tell(
        user_id=group.owner_id,
        key=".".join(filter(None, ["order", group.number, what, about])),
        title=subject_later(what, group.number),
        path=path,
        at=timezone.now(),
    )
