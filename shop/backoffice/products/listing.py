"""The list of products."""

from typing import Any

import django_filters
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.ui.tables import BaseColumn

from core.models import Organisation
from shop.backoffice.columns import MoneyColumn, PictureColumn, StateColumn
from shop.backoffice.exports import ListView
from shop.backoffice.models import ProductPage
from shop.catalogue.models import Category

from . import states


def suppliers(_request: Any) -> QuerySet:
    return Organisation.objects.with_role("supplies")


class ProductFilters(WagtailFilterSet):
    producer = django_filters.ModelChoiceFilter(queryset=suppliers, label=_("Supplier"))
    category = django_filters.ModelChoiceFilter(
        queryset=lambda _request: Category.objects.order_by("path"),
        method="within",
        label=_("Category"),
    )
    state = django_filters.ChoiceFilter(
        choices=list(states.LABELS.items()), method="in_state", label=_("State")
    )

    class Meta:
        model = ProductPage
        fields: list[str] = []

    def within(self, products: QuerySet, _name: str, category: Category) -> QuerySet:
        """Return what stands in a category or below it."""
        inside = Category.get_tree(category).values("pk")
        return products.filter(
            pk__in=ProductPage.objects.filter(categories__in=inside).values("pk")
        )

    def in_state(self, products: QuerySet, _name: str, state: str) -> QuerySet:
        return states.in_state(products, state, at=timezone.now())


class ProductIndexView(ListView):
    filterset_class = ProductFilters
    list_export = (
        "pk",
        "title_zh_hans",
        "title_en",
        "producer",
        "standing",
        "card.price",
    )
    export_headings = {
        "pk": _("Number"),
        "title_zh_hans": _("Title in Chinese"),
        "title_en": _("Title in English"),
        "standing": _("State"),
        "card.price": _("Price from"),
    }
    export_filename = "products"

    def get_base_queryset(self) -> QuerySet:
        products = super().get_base_queryset().select_related("producer", "card")
        return states.with_required(products)

    @cached_property
    def columns(self) -> list[BaseColumn]:
        return [
            PictureColumn("picture", label=_("Picture"), width="5rem"),
            self._get_title_column("title"),
            self._get_custom_column("producer"),
            StateColumn(
                "state",
                label=_("State"),
                accessor=standing,
                primary=lambda product: standing(product).state == states.State.ON_SALE,
            ),
            MoneyColumn("price", label=_("Price from"), accessor="card.price"),
        ]

    def cell(self, item: Any, field: str) -> Any:
        said = {"standing": standing, "card.price": price_of}
        return said[field](item) if field in said else super().cell(item, field)


def standing(product: Any) -> states.Standing:
    return states.standing_of(product, at=timezone.now())


def price_of(product: Any) -> Any:
    card = getattr(product, "card", None)
    return card.price if card else None
