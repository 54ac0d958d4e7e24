"""The sandbox's own page: it stands for the page of a payment company."""

from django.conf import settings
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from shop.order import links
from shop.order.models import OrderGroup

from .actions import pretending
from .forms import PostForm
from .models import SandboxPayment


@never_cache
@require_http_methods(["GET", "POST"])
def page(request: HttpRequest, reference: str) -> HttpResponse:
    """Pay, fail, or leave and pay late; and choose how the messages about it travel."""
    if "sandbox" not in settings.PAYMENT_PROVIDERS:
        raise Http404
    payment = get_object_or_404(SandboxPayment, reference=reference)
    group = get_object_or_404(OrderGroup, number=payment.group_number)
    if request.method == "POST":
        form = PostForm({**PostForm.usual(), **request.POST.dict()})
        if form.is_valid():
            press(request, payment, form.post)
            return redirect(links.pay_path(group))
    else:
        form = PostForm(
            initial={
                "times": payment.message_times,
                "delay": payment.message_delay_seconds,
            }
        )
    context = {"payment": payment, "form": form, "back": links.pay_path(group)}
    status = 422 if form.is_bound else 200
    return render(request, "shop/payment/sandbox.html", context, status=status)


def press(request: HttpRequest, payment: SandboxPayment, post: pretending.Post) -> None:
    now = timezone.now()
    if "fail" in request.POST:
        pretending.decline(payment=payment, post=post, at=now)
        messages.error(
            request, _("The payment was declined. Nothing was charged; try again.")
        )
    else:
        is_late = "late" in request.POST
        pretending.pay(payment=payment, is_late=is_late, post=post, at=now)
