"""The list of lots."""

from typing import Any

import django_filters
from django.db.models import QuerySet
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.ui.tables import BaseColumn, Column

from core.display.dates import full_day
from core.models import Organisation
from shop.backoffice.exports import ListView
from shop.provenance.models import Lot


class LotFilters(WagtailFilterSet):
    product__producer = django_filters.ModelChoiceFilter(
        queryset=lambda _request: Organisation.objects.with_role("supplies"),
        label=_("Supplier"),
    )
    recalled = django_filters.BooleanFilter(
        field_name="recalled_at",
        lookup_expr="isnull",
        exclude=True,
        label=_("Recalled"),
    )

    class Meta:
        model = Lot
        fields: list[str] = []


class LotIndexView(ListView):
    def get_base_queryset(self) -> QuerySet:
        return super().get_base_queryset().select_related("product")

    @cached_property
    def columns(self) -> list[BaseColumn]:
        return [
            self._get_title_column("lot_number"),
            self._get_custom_column("product"),
            self._get_custom_column("code"),
            Column(
                "harvest_date",
                label=_("Harvested on"),
                accessor=lambda lot: full_day(lot.harvest_date),
                sort_key="harvest_date",
            ),
            Column("best_before", label=_("Best before"), accessor=best_before),
            Column("state", label=_("State"), accessor=state, classname="bo-long"),
        ]

    def cell(self, item: Any, field: str) -> Any:
        return state(item) if field == "state" else super().cell(item, field)


def best_before(lot: Lot) -> str:
    return full_day(lot.best_before_date) if lot.best_before_date else ""


def state(lot: Lot) -> str:
    if lot.recalled_at is None:
        return ""
    return str(_("Recalled: %(reason)s") % {"reason": lot.recall_reason})
