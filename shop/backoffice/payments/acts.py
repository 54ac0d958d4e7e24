"""What staff do with payments and refunds."""

import uuid
from datetime import datetime
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from core.display import numbers
from shop.backoffice.acting import ActionForm, ActView, sum_field
from shop.order.models import Order
from shop.payment.actions import attempts, goodwill
from shop.payment.models import PaymentAttempt, Refund
from shop.payment.providers.base import ProviderError

from . import words


class RefundStateError(goodwill.RefundError):
    message = _("Only a refund that did not go through can be repeated.")


class AttemptActView(ActView):
    model = PaymentAttempt
    index_url_name = "payments:index"

    def get_page_subtitle(self) -> str:
        return words.named(self.object)


class FetchView(AttemptActView):
    permission_required = "payment.change_paymentattempt"
    page_title = _("Fetch again")
    header_icon = "rotate"
    log_action = "shop.payment_fetch"
    errors = (ProviderError,)
    is_atomic = False
    explanation = _("Ask the provider how this payment stands, and book what is new.")
    success = _("The payment is as the provider has it.")

    def act(self, form: Any, by: Any, at: datetime) -> PaymentAttempt:
        return attempts.check(attempt=self.object, at=at)


class RefundForm(ActionForm):
    order = forms.ModelChoiceField(label=_("Order"), queryset=Order.objects.none())
    amount = sum_field()
    key = forms.UUIDField(widget=forms.HiddenInput, initial=uuid.uuid4)

    def __init__(self, *args: Any, group: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["order"]
        field.queryset = group.orders.order_by("pk")  # type: ignore[attr-defined]
        field.label_from_instance = named  # type: ignore[attr-defined]


def named(order: Order) -> str:
    total = numbers.money(order.total_incl_tax)
    return f"{order.number} · {order.supplier} · {total}"


class StartRefundView(AttemptActView):
    form_class = RefundForm
    permission_required = "payment.add_refund"
    page_title = _("Give money back")
    header_icon = "resubmit"
    log_action = "shop.refund_start"
    errors = (goodwill.RefundError,)
    is_serious = True
    explanation = _(
        "For damage or goodwill. A cancelled order gives its money back by itself."
    )
    success = _("The refund has begun.")

    def get_form_kwargs(self) -> dict[str, Any]:
        return super().get_form_kwargs() | {"group": self.object.group}

    def act(self, form: RefundForm, by: Any, at: datetime) -> PaymentAttempt:
        values = form.cleaned_data
        goodwill.give_back(attempt=self.object, by=by, at=at, **values)
        return self.object

    def log_data(self, form: RefundForm) -> dict[str, Any]:
        values = form.cleaned_data
        return {"order": values["order"].number, "amount": str(values["amount"])}


class RepeatRefundView(ActView):
    model = Refund
    index_url_name = "refunds:index"
    permission_required = "payment.change_refund"
    page_title = _("Repeat the refund")
    header_icon = "rotate"
    log_action = "shop.refund_repeat"
    errors = (goodwill.RefundError,)
    success = _("The refund is sent once more.")

    def act(self, form: Any, by: Any, at: datetime) -> Refund:
        if self.object.state != Refund.State.FAILED:
            raise RefundStateError
        return attempts.try_refund_again(refund=self.object, by=by, at=at)
