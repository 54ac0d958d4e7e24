"""A buyer's orders."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from shop.basket import actions as baskets
from shop.basket import current
from shop.payment.models import LedgerEntry

from . import links, timeline
from .access import group_or_404
from .actions import fulfilment
from .models import Line, Order, OrderGroup

PAGE = 20


@never_cache
@login_required
@require_safe
def group_list(request: HttpRequest) -> HttpResponse:
    groups = OrderGroup.objects.filter(owner=request.user.pk).prefetch_related(
        "orders__lines__product__parent"
    )
    page = Paginator(groups, PAGE).get_page(request.GET.get("page"))
    context = {"page_obj": page, "groups": timeline.with_states(page)}
    return render(request, "shop/order/list.html", context)


@never_cache
@require_safe
def detail(request: HttpRequest, number: str) -> HttpResponse:
    group = group_or_404(request, number)
    orders = Order.objects.filter(group=group).for_pages().order_by("pk")
    live = [order for order in orders if order.status in Order.LIVE]
    parts = [{"order": order, "steps": timeline.steps(order)} for order in orders]
    received = LedgerEntry.objects.filter(attempt__group=group).received().total()
    context = {
        "group": group,
        "received": received,
        "missing": group.total - received,
        "parts": parts,
        "shared": timeline.shared_state(orders),
        "orders": orders,
        "may_change_address": bool(live) and all(one.is_cancellable for one in live),
        "key": request.GET.get("key", ""),
        "attempts": group.attempts.all(),
    }
    return render(request, "shop/order/detail.html", context)


@require_POST
def cancel(request: HttpRequest, number: str, order_number: str) -> HttpResponse:
    group = group_or_404(request, number)
    order = get_object_or_404(group.orders.all(), number=order_number)
    by = request.user if request.user.is_authenticated else None
    try:
        fulfilment.cancel(order=order, by=by, at=timezone.now())
    except fulfilment.FulfilmentError as error:
        messages.error(request, str(error.message))
    else:
        messages.success(
            request,
            _("The order is cancelled. What was paid goes back the way it came."),
        )
    return redirect(links.guest_path(group))


@require_POST
def buy_again(request: HttpRequest, number: str) -> HttpResponse:
    """Put the goods of a purchase, or of one of its orders, back into the basket, as far as they are there."""
    group = group_or_404(request, number)
    lines = Line.objects.filter(order__group=group).select_related("product__parent")
    if wanted := request.POST.get("order"):
        lines = lines.filter(order__number=wanted)
    basket = current.find_or_make(request)
    missing = baskets.put_back(
        basket=basket,
        wanted=[(line.product, line.quantity) for line in lines.order_by("pk")],
        at=timezone.now(),
    )
    if missing:
        messages.warning(
            request, _("Some of it cannot be bought now and was left out.")
        )
    return current.remember(request, redirect("basket:detail"), basket)
