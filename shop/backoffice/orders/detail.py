"""One order: its lines and what they promised, its parcels, its payment, its history."""

from datetime import date
from decimal import Decimal
from typing import Any

from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from core.display import numbers
from shop.backoffice.payments import words as payments
from shop.backoffice.rows import RowView
from shop.order.models import Order, OrderEvent
from shop.payment.models import Refund

CHANGE = "order.change_order"


class OrderView(RowView):
    page_title = _("Order")
    template_name = "shop/backoffice/orders/detail.html"

    def get_object(self, queryset: Any = None) -> Order:
        rows = Order.objects.visible_to(self.request.user).for_pages()
        rows = rows.prefetch_related(
            "despatch_advices__lines__line", "group__attempts", "refunds"
        )
        return get_object_or_404(rows, pk=self.pk)

    def get_page_subtitle(self) -> str:
        return self.object.number

    def acts(self) -> list[tuple[str, Any, str, str]]:
        order = self.object
        offered = [
            (
                "dispatch",
                _("Dispatch"),
                "arrow-right",
                order.status in Order.TO_DISPATCH,
            ),
            ("deliver", _("Mark as delivered"), "check", order.status == "dispatched"),
            ("note", _("Write a note"), "edit", True),
            ("cancel", _("Cancel the order"), "cross", order.is_cancellable),
        ]
        return [
            (CHANGE, label, reverse(f"orders:{name}", args=[order.pk]), icon)
            for name, label, icon, is_offered in offered
            if is_offered
        ]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context_data(**kwargs)
        order = self.object
        user = self.request.user
        for line in order.lines.all():
            line.certificates = [dated(one) for one in line.certificates]
        events = order.events.select_related("by").order_by("-at", "-pk")
        return context | {
            "order": order,
            "acts": [act for act in self.acts() if user.has_perm(act[0])],
            "events": [told(event) for event in events],
            "attempts": [
                (attempt, payments.named(attempt))
                for attempt in order.group.attempts.all()
            ],
            "refunds": order.refunds.all(),
            "may_see_money": user.has_perm("payment.view_paymentattempt"),
        }


def dated(certificate: dict[str, Any]) -> dict[str, Any]:
    """Return what an order kept of a certificate, its last day as a day."""
    last = certificate.get("valid_until")
    return certificate | {"until": date.fromisoformat(last) if last else None}


def told(event: OrderEvent) -> dict[str, Any]:
    """Return an event with what its data say in words."""
    data = event.data
    words = [data.get(key, "") for key in ("text", "carrier", "tracking_number")]
    if event.kind == OrderEvent.Kind.CANCELLED:
        words.append(data.get("reason", ""))
    elif data.get("reason") in Refund.Reason.values:
        words.append(str(Refund.Reason(data["reason"]).label))
    if "missing" in data:
        missing = numbers.money(Decimal(data["missing"]))
        words.append(_("%(missing)s is missing") % {"missing": missing})
    if "amount" in data:
        words.append(numbers.money(Decimal(data["amount"])))
    return {"event": event, "words": " · ".join(str(word) for word in words if word)}
