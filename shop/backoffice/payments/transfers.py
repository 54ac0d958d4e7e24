"""What staff read from the bank's statement: lists of what came in, what has no purchase, and what is to be sent back."""

from typing import Any

import django_filters
from django.db.models import F, QuerySet, Sum
from django.urls import URLPattern, path, reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext, pgettext_lazy
from django.utils.translation import gettext_lazy as _
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.ui.tables import Column
from wagtail.admin.widgets.button import HeaderButton

from core.display import numbers
from shop.backoffice.columns import MomentColumn, MoneyColumn
from shop.backoffice.rows import RowsIndexView, RowsViewSet, RowView
from shop.payment.models import IncomingTransfer, OutgoingTransfer, UnmatchedTransfer

from . import transfer_acts as acts


def compared(transfer: Any) -> str:
    """Say whether what has come under the transfer's code is what was asked."""
    rest = transfer.came - transfer.asked
    if not rest:
        return gettext("exactly what was asked")
    if rest > 0:
        text = gettext("%(sum)s too much: it goes back by itself, see what is to send")
    else:
        text = gettext("%(sum)s is still missing")
    return text % {"sum": numbers.money(abs(rest))}


class EnterMixin:
    """A button that leads to entering a line of the statement."""

    @cached_property
    def header_buttons(self) -> list[HeaderButton]:
        if not self.request.user.has_perm("payment.add_incomingtransfer"):  # type: ignore[attr-defined]
            return []
        url = reverse("transfers:enter")
        return [HeaderButton(gettext("Enter a transfer"), url=url, icon_name="plus")]


class IncomingIndexView(EnterMixin, RowsIndexView):
    page_title = _("Transfers that came in")
    default_ordering = "-pk"

    def get_base_queryset(self) -> QuerySet:
        rows = super().get_base_queryset().select_related("remittance", "entered_by")
        return rows.annotate(
            asked=F("remittance__amount"), came=Sum("remittance__transfers__amount")
        )

    @cached_property
    def columns(self) -> list[Any]:
        return [
            Column("remittance.code", label=_("Remittance code")),
            Column("remittance.group_number", label=_("Purchase")),
            MoneyColumn("amount", label=_("Sum")),
            Column("words", accessor=compared, label=_("Compared with the purchase")),
            Column("payer", label=_("Payer")),
            Column("bank_reference", label=_("Serial number")),
            MomentColumn("received_at", label=pgettext_lazy("money", "Received")),
        ]


class IncomingViewSet(RowsViewSet):
    model = IncomingTransfer
    name = "transfers"
    icon = "download"
    menu_label = _("Transfers that came in")
    index_view_class = IncomingIndexView
    search_fields = [
        "bank_reference",
        "payer",
        "remittance__code",
        "remittance__group_number",
    ]
    list_export = [
        "remittance.code",
        "remittance.group_number",
        "amount",
        "payer",
        "bank_reference",
        "received_at",
    ]
    export_filename = "incoming-transfers"

    def acts(self) -> list[URLPattern]:
        return [path("enter/", acts.EnterView.as_view(), name="enter")]


class UnmatchedFilterSet(WagtailFilterSet):
    waiting = django_filters.BooleanFilter(
        label=_("Waiting"), field_name="closed_at", lookup_expr="isnull"
    )

    class Meta:
        model = UnmatchedTransfer
        fields = ["waiting"]


class UnmatchedIndexView(EnterMixin, RowsIndexView):
    page_title = _("Transfers without a purchase")
    empty_words = _("Every transfer has its purchase.")
    default_ordering = "-pk"

    @cached_property
    def columns(self) -> list[Any]:
        return [
            self._get_title_column("payer"),
            MoneyColumn("amount", label=_("Sum")),
            Column("remark", label=_("The payer wrote")),
            Column("bank_reference", label=_("Serial number")),
            MomentColumn("received_at", label=pgettext_lazy("money", "Received")),
            Column("outcome", accessor=outcome, label=_("State")),
        ]


def outcome(transfer: UnmatchedTransfer) -> str:
    if transfer.became_id:
        return gettext("Matched")
    return gettext("Sent back") if transfer.closed_at else gettext("Waiting")


class UnmatchedView(RowView):
    page_title = _("Transfer")
    template_name = "shop/backoffice/payments/unmatched.html"

    def acts(self) -> list[tuple[str, Any, str, str]]:
        if self.object.closed_at:
            return []
        change, key = "payment.change_unmatchedtransfer", [self.object.pk]
        return [
            (
                change,
                _("Match to a purchase"),
                reverse("unmatched:match", args=key),
                "link",
            ),
            (change, _("Sent back"), reverse("unmatched:return", args=key), "resubmit"),
        ]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        acts_ = [act for act in self.acts() if self.request.user.has_perm(act[0])]
        row = {"transfer": self.object, "acts": acts_, "outcome": outcome(self.object)}
        return super().get_context_data(**kwargs) | row


class UnmatchedViewSet(RowsViewSet):
    model = UnmatchedTransfer
    name = "unmatched"
    icon = "help"
    menu_label = _("Transfers without a purchase")
    index_view_class = UnmatchedIndexView
    inspect_view_class = UnmatchedView
    inspect_template_name = UnmatchedView.template_name
    filterset_class = UnmatchedFilterSet
    search_fields = ["payer", "bank_reference", "remark"]
    list_export = ["payer", "amount", "remark", "bank_reference", "received_at"]
    export_filename = "unmatched-transfers"

    def acts(self) -> list[URLPattern]:
        return [
            path("match/<int:pk>/", acts.MatchView.as_view(), name="match"),
            path("return/<int:pk>/", acts.ReturnView.as_view(), name="return"),
        ]


class OutgoingFilterSet(WagtailFilterSet):
    waiting = django_filters.BooleanFilter(
        label=_("To send"), field_name="sent_at", lookup_expr="isnull"
    )

    class Meta:
        model = OutgoingTransfer
        fields = ["waiting"]


class OutgoingIndexView(RowsIndexView):
    page_title = _("Money to send back")
    empty_words = _("No money waits to be sent back.")
    default_ordering = "-pk"

    def get_base_queryset(self) -> QuerySet:
        return super().get_base_queryset().select_related("remittance")

    @cached_property
    def columns(self) -> list[Any]:
        return [
            self.title_column("remittance__group_number", _("Purchase")),
            MoneyColumn("amount", label=_("Sum")),
            MomentColumn("asked_at", label=_("Begun")),
            MomentColumn("sent_at", label=_("Sent")),
            Column("bank_reference", label=_("Serial number")),
        ]


class OutgoingView(RowView):
    page_title = _("Money to send back")
    template_name = "shop/backoffice/payments/outgoing.html"

    def acts(self) -> list[tuple[str, Any, str, str]]:
        if self.object.sent_at:
            return []
        url = reverse("payouts:sent", args=[self.object.pk])
        return [
            (
                "payment.change_outgoingtransfer",
                _("Enter that it was sent"),
                url,
                "check",
            )
        ]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        acts_ = [act for act in self.acts() if self.request.user.has_perm(act[0])]
        payers = self.object.remittance.transfers.all()
        row = {"payout": self.object, "acts": acts_, "payers": payers}
        return super().get_context_data(**kwargs) | row


class OutgoingViewSet(RowsViewSet):
    model = OutgoingTransfer
    name = "payouts"
    icon = "upload"
    menu_label = _("Money to send back")
    index_view_class = OutgoingIndexView
    inspect_view_class = OutgoingView
    inspect_template_name = OutgoingView.template_name
    filterset_class = OutgoingFilterSet
    search_fields = ["remittance__code", "remittance__group_number", "bank_reference"]
    list_export = [
        "remittance.group_number",
        "amount",
        "asked_at",
        "sent_at",
        "bank_reference",
    ]
    export_filename = "money-to-send-back"

    def acts(self) -> list[URLPattern]:
        return [path("sent/<int:pk>/", acts.SentView.as_view(), name="sent")]
