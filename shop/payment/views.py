"""The pay page of a purchase, and the door for providers' messages."""

from datetime import timedelta
from decimal import Decimal
from typing import Any

from django.conf import settings
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST, require_safe

from shop.order import links
from shop.order.access import group_or_404
from shop.order.models import OrderGroup

from . import providers
from .actions import attempts, inbox
from .models import LedgerEntry
from .providers.base import ProviderError, SignatureError

LONGEST_BODY = 100_000
# Any number of open tabs ask a provider no more often than this.
SCRIPT_PATIENCE = timedelta(seconds=2)


@never_cache
@require_safe
def pay(request: HttpRequest, number: str) -> HttpResponse:
    """Show how to pay, as far as we know; nobody is asked and nothing is written."""
    group = group_or_404(request, number)
    received = LedgerEntry.objects.filter(attempt__group=group).received().total()
    attempt = group.attempts.last()
    context = {
        "group": group,
        "attempt": attempt,
        "is_held": group.is_held_at(timezone.now()),
        "received": received,
        "missing": group.total - received,
        "others": other_providers(attempt),
        "bank": settings.BANK_ACCOUNT,
        "detail_url": links.guest_path(group),
        "key": group.access_key,
        "state": state_of(group, received),
    }
    return render(request, "shop/payment/pay.html", context)


def state_of(group: OrderGroup, received: Decimal) -> str:
    """Return what the page's script compares: when it is another, the page is loaded again."""
    attempt = group.attempts.last()
    reference = attempt.reference if attempt else ""
    return f"{group.status} {received} {reference}"


def other_providers(attempt: Any) -> list[Any]:
    return [one for one in providers.offered() if one.code != attempt.provider]


@never_cache
@require_POST
def check(request: HttpRequest, number: str) -> HttpResponse:
    """Ask the provider how the payment stands: a button, and the page's script while it waits."""
    group = group_or_404(request, number)
    is_script = "application/json" in request.headers.get("Accept", "")
    least_age = SCRIPT_PATIENCE if is_script else timedelta(0)
    try:
        attempts.look_again(group=group, at=timezone.now(), least_age=least_age)
    except ProviderError as error:
        if not is_script:
            messages.warning(request, str(error.message))
    if is_script:
        group.refresh_from_db()
        received = LedgerEntry.objects.filter(attempt__group=group).received().total()
        return JsonResponse({"state": state_of(group, received)})
    return redirect(links.pay_path(group))


@never_cache
@require_POST
def choose(request: HttpRequest, number: str) -> HttpResponse:
    """Pay with another provider while the goods are held."""
    group = group_or_404(request, number)
    code = request.POST.get("provider", "")
    if code not in settings.PAYMENT_PROVIDERS:
        raise Http404
    try:
        attempts.choose(group=group, provider=code, at=timezone.now())
    except (attempts.NotPayableError, ProviderError) as error:
        messages.warning(request, str(error.message))
    return redirect(links.pay_path(group))


@csrf_exempt
@require_POST
def webhook(request: HttpRequest, code: str) -> HttpResponse:
    """Keep a signed message; what it says is not believed."""
    if code not in settings.PAYMENT_PROVIDERS:
        raise Http404
    if int(request.headers.get("Content-Length") or 0) > LONGEST_BODY:
        return HttpResponse(status=413)
    try:
        inbox.receive(
            provider=code,
            body=request.body,
            headers=request.headers,
            at=timezone.now(),
        )
    except SignatureError:
        return HttpResponse(status=400)
    return JsonResponse({"received": True})
