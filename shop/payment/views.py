"""The pay page of a purchase, the sandbox's own page, and the door for providers' messages."""

import json
import secrets
from decimal import Decimal

from django.conf import settings
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import (
    require_http_methods,
    require_POST,
    require_safe,
)

from shop.order import links
from shop.order.access import group_or_404
from shop.order.models import OrderGroup

from . import providers, tasks
from .actions import attempts
from .models import SandboxPayment, WebhookMessage
from .providers.base import ProviderError, SignatureError
from .providers.sandbox import HEADER, signed

LONGEST_BODY = 100_000


@never_cache
@require_safe
def pay(request: HttpRequest, number: str) -> HttpResponse:
    """Show how to pay; coming back from the provider, its current object is asked for."""
    group = group_or_404(request, number)
    now = timezone.now()
    attempt = group.attempts.order_by("-pk").first()
    if attempt is not None and attempt.is_pending:
        try:
            attempt = attempts.check(attempt=attempt, at=now)
            group.refresh_from_db()
        except ProviderError as error:
            messages.warning(request, str(error.message))
    if group.status == OrderGroup.Status.AWAITING_PAYMENT and not group.is_held_at(now):
        attempts.end_hold(group=group, at=now)
        group.refresh_from_db()
    received = attempt.ledger.received().total() if attempt else Decimal(0)
    context = {
        "group": group,
        "attempt": attempt,
        "received": received,
        "missing": group.total - received,
        "bank": settings.BANK_ACCOUNT,
        "detail_url": links.guest_path(group),
        "key": group.access_key,
    }
    return render(request, "shop/payment/pay.html", context)


@csrf_exempt
@require_POST
def webhook(request: HttpRequest, code: str) -> HttpResponse:
    """Keep a signed message and have the provider asked; what the message says is not believed."""
    if code not in settings.PAYMENT_PROVIDERS:
        raise Http404
    if int(request.headers.get("Content-Length") or 0) > LONGEST_BODY:
        return HttpResponse(status=413)
    try:
        message = providers.provider(code).verify(request.body, request.headers)
    except SignatureError:
        return HttpResponse(status=400)
    _row, is_new = WebhookMessage.objects.get_or_create(
        provider=code,
        event_id=message.event_id,
        defaults={"reference": message.reference, "received_at": timezone.now()},
    )
    if is_new:
        tasks.check_reference.enqueue(code, message.reference)
    return JsonResponse({"received": True})


@never_cache
@require_http_methods(["GET", "POST"])
def sandbox(request: HttpRequest, reference: str) -> HttpResponse:
    """Stand for the provider's own page: pay, fail, or leave and pay late."""
    if "sandbox" not in settings.PAYMENT_PROVIDERS:
        raise Http404
    payment = get_object_or_404(SandboxPayment, reference=reference)
    group = get_object_or_404(OrderGroup, number=payment.group_number)
    if request.method == "GET":
        return render(
            request,
            "shop/payment/sandbox.html",
            {"payment": payment, "back": links.pay_path(group)},
        )
    now = timezone.now()
    if "fail" in request.POST:
        SandboxPayment.objects.filter(pk=payment.pk).update(
            failures=payment.failures + 1, changed_at=now
        )
        messages.error(
            request, _("The payment was declined. Nothing was charged; try again.")
        )
        return redirect(links.pay_path(group))
    late = "late" in request.POST
    payable = (
        [SandboxPayment.Status.OPEN, SandboxPayment.Status.CLOSED]
        if late
        else [SandboxPayment.Status.OPEN]
    )
    SandboxPayment.objects.filter(pk=payment.pk, status__in=payable).update(
        status=SandboxPayment.Status.PAID, changed_at=now
    )
    announce(payment)
    return redirect(links.pay_path(group))


def announce(payment: SandboxPayment) -> None:
    """Send the messages a real company would, unless this payment loses them."""
    if payment.delivery == SandboxPayment.Delivery.DROPPED:
        return
    body = json.dumps(
        {"id": f"ev_{secrets.token_hex(8)}", "reference": payment.reference}
    ).encode()
    message = providers.provider("sandbox").verify(body, {HEADER: signed(body)})
    WebhookMessage.objects.get_or_create(
        provider="sandbox",
        event_id=message.event_id,
        defaults={"reference": message.reference, "received_at": timezone.now()},
    )
    tasks.check_reference.enqueue("sandbox", payment.reference)
