"""The list of orders: what waits, filters, search, export."""

from typing import Any

import django_filters
from django.db.models import QuerySet
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from wagtail.admin.filters import DateRangePickerWidget, WagtailFilterSet
from wagtail.admin.ui.tables import Column

from shop.backoffice.columns import MomentColumn, MoneyColumn, StateColumn
from shop.backoffice.rows import RowsIndexView
from shop.order.models import Order, OrderGroup
from shop.partner.models import Partner

from . import queries

WAITING = [
    ("dispatch", _("To dispatch")),
    ("recall", _("Concerned by a recall")),
    ("refund", _("Refund did not go through")),
]


class OrderFilterSet(WagtailFilterSet):
    waits = django_filters.ChoiceFilter(
        label=_("Waits for us"), choices=WAITING, method="waiting"
    )
    status = django_filters.ChoiceFilter(label=_("State"), choices=Order.Status.choices)
    payment = django_filters.ChoiceFilter(
        label=_("Payment"),
        field_name="group__status",
        choices=OrderGroup.Status.choices,
    )
    partner = django_filters.ModelChoiceFilter(
        label=_("Supplier"),
        queryset=Partner.objects.select_related("organisation").order_by("name"),
    )
    date_placed = django_filters.DateFromToRangeFilter(
        label=_("Placed"), widget=DateRangePickerWidget
    )

    class Meta:
        model = Order
        fields = ["waits", "status", "payment", "partner", "date_placed"]

    def waiting(self, rows: QuerySet, _name: str, value: str) -> QuerySet:
        return rows.filter(pk__in=queries.WAITING[value]().values("pk"))


class OrderIndexView(RowsIndexView):
    page_title = _("Orders")
    default_ordering = "-date_placed"

    def get_base_queryset(self) -> QuerySet:
        rows = super().get_base_queryset()
        return rows.select_related("group", "shipping_address")

    @cached_property
    def columns(self) -> list[Any]:
        return [
            self._get_title_column("number"),
            MomentColumn("date_placed", label=_("Placed"), sort_key="date_placed"),
            StateColumn(
                "get_status_display",
                label=_("State"),
                primary=lambda order: order.status in Order.TO_DISPATCH,
            ),
            StateColumn("group.get_status_display", label=_("Payment")),
            Column("supplier", label=_("Supplier"), sort_key="supplier_name"),
            self.recipient_column(),
            MoneyColumn("total_incl_tax", label=_("Total"), sort_key="total_incl_tax"),
        ]

    def recipient_column(self) -> Any:
        return Column("shipping_address.last_name", label=_("Recipient"))

    def get_counters(self) -> list[dict[str, Any]]:
        address, counts = reverse("orders:index"), queries.counts()
        return [
            {
                "label": label,
                "count": counts[name],
                "url": f"{address}?waits={name}",
            }
            for name, label in WAITING
        ]
