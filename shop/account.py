"""What the shop shows on a person's own page."""

from django.http import HttpRequest
from django.template.loader import render_to_string

from shop.address.models import UserAddress
from shop.order import timeline
from shop.order.models import OrderGroup

NEWEST = 3


def latest_orders(request: HttpRequest) -> str:
    mine = OrderGroup.objects.filter(owner=request.user.pk)
    groups = mine.prefetch_related("orders__lines")[:NEWEST]
    context = {"groups": timeline.with_states(groups)}
    return render_to_string("shop/order/_latest.html", context)


def first_address(request: HttpRequest) -> str:
    mine = UserAddress.objects.visible_to(request.user)
    mine = mine.select_related("region__parent__parent")
    address = mine.order_by("-is_default_for_shipping", "-pk").first()
    return render_to_string("shop/address/_first.html", {"address": address})
