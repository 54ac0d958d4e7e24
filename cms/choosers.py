"""Choosers of the shop's objects, pages and pictures, for blocks and panels."""

from django import forms
from django.db.models import Q, QuerySet
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms.choosers import BaseFilterForm
from wagtail.admin.views.generic.chooser import (
    BaseChooseView,
    ChooseResultsViewMixin,
    ChooseViewMixin,
    CreationFormMixin,
)
from wagtail.admin.viewsets.chooser import ChooserViewSet
from wagtail.blocks import ChooserBlock, PageChooserBlock
from wagtail.images.blocks import ImageChooserBlock

from .reads import SharedReads


class ColumnSearchForm(BaseFilterForm):
    """Search in plain columns: Wagtail's own box ignores what is not indexed by it."""

    q = forms.CharField(label=_("Search term"), required=False)
    columns: tuple[str, ...] = ()

    def filter(self, objects: QuerySet) -> QuerySet:
        text = self.cleaned_data.get("q")
        if not text:
            return objects
        self.is_searching, self.search_query = True, text
        wanted = Q()
        for column in self.columns:
            wanted |= Q(**{f"{column}__icontains": text})
        return objects.filter(wanted)


def search_form(*columns: str) -> type[ColumnSearchForm]:
    """Return a filter form that searches these columns."""
    return type("SearchForm", (ColumnSearchForm,), {"columns": columns})


class ShopView(CreationFormMixin, BaseChooseView):
    ordering = "-pk"


class ProductView(ShopView):
    filter_form_class = search_form("title_zh_hans", "title_en")

    def get_object_list(self) -> QuerySet:
        return super().get_object_list().listed().select_related("region")


class LotView(ShopView):
    filter_form_class = search_form(
        "lot_number", "code", "product__title_zh_hans", "product__title_en"
    )


class RegionView(ShopView):
    filter_form_class = search_form("name_zh_hans", "name_en", "code")
    ordering = "code"


def views_of(view: type) -> dict[str, type]:
    """Return the page and the results view of a chooser, both on `view`."""
    return {
        "choose_view_class": type("ChooseView", (ChooseViewMixin, view), {}),
        "choose_results_view_class": type(
            "ChooseResultsView", (ChooseResultsViewMixin, view), {}
        ),
    }


def shared(block: type[ChooserBlock]) -> type[ChooserBlock]:
    """Return a chooser block that reads for the whole page; migrations know it as what it was before."""
    return type(block.__name__, (SharedReads, block), {"__module__": block.__module__})


class ShopChooser(ChooserViewSet):
    base_block_class = shared(ChooserBlock)


product_chooser = ShopChooser(
    "product_chooser",
    model="catalogue.Product",
    icon="tag",
    edit_item_text=_("Edit"),
    choose_one_text=_("Choose a product"),
    choose_another_text=_("Choose another product"),
    **views_of(ProductView),
)
lot_chooser = ShopChooser(
    "lot_chooser",
    model="provenance.Lot",
    icon="history",
    edit_item_text=_("Edit"),
    choose_one_text=_("Choose a lot"),
    choose_another_text=_("Choose another lot"),
    **views_of(LotView),
)
region_chooser = ShopChooser(
    "region_chooser",
    model="core.Region",
    icon="site",
    edit_item_text=_("Edit"),
    choose_one_text=_("Choose a region"),
    choose_another_text=_("Choose another region"),
    **views_of(RegionView),
)

ProductChooserBlock = product_chooser.get_block_class(
    name="ProductChooserBlock", module_path="cms.choosers"
)
LotChooserBlock = lot_chooser.get_block_class(
    name="LotChooserBlock", module_path="cms.choosers"
)
RegionChooserBlock = region_chooser.get_block_class(
    name="RegionChooserBlock", module_path="cms.choosers"
)
SharedImageBlock = shared(ImageChooserBlock)
SharedPageBlock = shared(PageChooserBlock)
