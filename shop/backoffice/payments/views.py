"""Lists and pages of payments and refunds."""

from typing import Any

import django_filters
from django.db.models import QuerySet
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from django.views.generic import TemplateView
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.ui.tables import Column
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.admin.views.generic.permissions import PermissionCheckedMixin

from shop.backoffice.columns import MomentColumn, MoneyColumn, StateColumn
from shop.backoffice.rows import RowsIndexView, RowView
from shop.payment.models import PaymentAttempt, Refund, WebhookMessage

from . import differences, words


class AttemptFilterSet(WagtailFilterSet):
    state = django_filters.ChoiceFilter(
        label=_("State"), choices=PaymentAttempt.State.choices
    )

    class Meta:
        model = PaymentAttempt
        fields = ["state"]


class AttemptIndexView(RowsIndexView):
    page_title = _("Payments")
    default_ordering = "-created_at"

    def get_base_queryset(self) -> QuerySet:
        return super().get_base_queryset().select_related("group")

    @cached_property
    def columns(self) -> list[Any]:
        return [
            self.title_column("group__number", _("Purchase")),
            Column("provider", label=_("Provider"), accessor=words.provider_of),
            StateColumn("get_state_display", label=_("State")),
            MoneyColumn("amount", label=_("Sum")),
            MomentColumn("created_at", label=_("Begun"), sort_key="created_at"),
            MomentColumn("checked_at", label=_("Last compared")),
        ]

    def cell(self, item: PaymentAttempt, field: str) -> Any:
        is_provider = field == "provider"
        return words.provider_of(item) if is_provider else super().cell(item, field)


class AttemptView(RowView):
    page_title = _("Payment")
    template_name = "shop/backoffice/payments/attempt.html"

    def get_page_subtitle(self) -> str:
        return words.named(self.object)

    def acts(self) -> list[tuple[str, Any, str, str]]:
        key = [self.object.pk]
        change = "payment.change_paymentattempt"
        fetch = (
            change,
            _("Fetch again"),
            reverse("payments:fetch", args=key),
            "rotate",
        )
        give = (
            "payment.add_refund",
            _("Give money back"),
            reverse("payments:refund", args=key),
            "resubmit",
        )
        return [fetch, give] if self.object.state == "paid" else [fetch]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        attempt, user = self.object, self.request.user
        messages = WebhookMessage.objects.filter(
            provider=attempt.provider, reference=attempt.reference
        )
        return super().get_context_data(**kwargs) | {
            "attempt": attempt,
            "named": words.named(attempt),
            "acts": [act for act in self.acts() if user.has_perm(act[0])],
            "ledger": attempt.ledger.all(),
            "refunds": attempt.refunds.select_related("order", "requested_by"),
            "inbox": messages.exclude(reference=""),
            "orders": attempt.group.orders.all(),
        }


class DifferencesView(PermissionCheckedMixin, WagtailAdminTemplateMixin, TemplateView):
    model = PaymentAttempt
    any_permission_required = ["view"]
    template_name = "shop/backoffice/payments/differences.html"
    page_title = _("Differences")
    header_icon = "warning"

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        above = {"url": reverse("payments:index"), "label": _("Payments")}
        return [*self.breadcrumbs_items, above, {"url": "", "label": self.page_title}]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        found = differences.found(timezone.now())
        return super().get_context_data(**kwargs) | {"differences": found}


class RefundFilterSet(WagtailFilterSet):
    state = django_filters.ChoiceFilter(label=_("State"), choices=Refund.State.choices)

    class Meta:
        model = Refund
        fields = ["state"]


class RefundIndexView(RowsIndexView):
    page_title = _("Refunds")
    default_ordering = "-requested_at"

    def get_base_queryset(self) -> QuerySet:
        return super().get_base_queryset().select_related("attempt__group", "order")

    @cached_property
    def columns(self) -> list[Any]:
        return [
            self.title_column("attempt__group__number", _("Purchase")),
            MoneyColumn("amount", label=_("Sum")),
            StateColumn(
                "get_state_display",
                label=_("State"),
                primary=lambda refund: refund.state == Refund.State.FAILED,
            ),
            Column("get_reason_display", label=_("Reason")),
            MomentColumn("requested_at", label=_("Begun"), sort_key="requested_at"),
            MomentColumn("settled_at", label=_("Settled")),
        ]


class RefundView(RowView):
    page_title = _("Refund")
    template_name = "shop/backoffice/payments/refund.html"

    def acts(self) -> list[tuple[str, Any, str, str]]:
        if self.object.state != Refund.State.FAILED:
            return []
        url = reverse("refunds:repeat", args=[self.object.pk])
        return [("payment.change_refund", _("Repeat the refund"), url, "rotate")]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        acts = [act for act in self.acts() if self.request.user.has_perm(act[0])]
        context = super().get_context_data(**kwargs)
        paid_by = words.named(self.object.attempt)
        return context | {"refund": self.object, "acts": acts, "paid_by": paid_by}
