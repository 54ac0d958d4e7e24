"""Movements of stock: written by actions, never changed, found by product and lot."""

from typing import Any

import django_filters
from django.db.models import QuerySet
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from wagtail.admin.filters import DateRangePickerWidget, WagtailFilterSet
from wagtail.admin.ui.tables import Column

from shop.backoffice.columns import MomentColumn, StateColumn
from shop.backoffice.rows import RowsIndexView, RowsViewSet
from shop.partner.models import StockMovement


class MovementFilterSet(WagtailFilterSet):
    kind = django_filters.ChoiceFilter(
        label=_("Kind"), choices=StockMovement.Kind.choices
    )
    at = django_filters.DateFromToRangeFilter(
        label=_("When"), widget=DateRangePickerWidget
    )

    class Meta:
        model = StockMovement
        fields = ["kind", "at"]


class MovementIndexView(RowsIndexView):
    page_title = _("Stock movements")
    default_ordering = "-at"

    def get_base_queryset(self) -> QuerySet:
        rows = super().get_base_queryset()
        return rows.select_related("stock_record__product__parent", "lot", "by")

    @cached_property
    def columns(self) -> list[Any]:
        return [
            MomentColumn("at", label=_("When"), sort_key="at"),
            Column("stock_record.product.parent.title", label=_("Product")),
            Column("stock_record.product.pack_label", label=_("Pack")),
            StateColumn("get_kind_display", label=_("Kind")),
            Column("packs", accessor=signed, label=_("Packs")),
            Column("lot", label=_("Lot")),
            Column("note", label=_("Note")),
            Column("by", label=_("By")),
        ]


def signed(movement: StockMovement) -> str:
    return f"{movement.quantity:+d}"


class MovementViewSet(RowsViewSet):
    model = StockMovement
    name = "movements"
    icon = "history"
    menu_label = _("Stock movements")
    index_view_class = MovementIndexView
    filterset_class = MovementFilterSet
    list_export = [
        "at",
        "stock_record.product.parent.title",
        "stock_record.product.pack_label",
        "kind",
        "quantity",
        "lot",
        "note",
    ]
    search_fields = [
        "stock_record__product__parent__title_zh_hans",
        "stock_record__product__parent__title_en",
        "lot__lot_number",
        "lot__code",
        "note",
    ]
    export_filename = "stock-movements"
