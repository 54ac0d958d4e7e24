"""Products: list, form, history and actions."""

from typing import Any

from django.urls import path
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from wagtail.admin.panels import FieldPanel, FieldRowPanel, ObjectList, TabbedInterface
from wagtail.admin.viewsets.model import ModelViewSet

from shop.backoffice.models import ProductPage
from shop.backoffice.panels import PlainInlinePanel, in_both

from .forms import BENEFIT_FIELDS, ProductForm
from .listing import ProductIndexView
from .shares import SharesView
from .views import ProductCreateView, ProductEditView, PublishView, WithdrawView

PAGE = [
    in_both("title", pgettext_lazy("product", "Title")),
    in_both("lead", _("One line")),
    in_both("story", pgettext_lazy("product", "Story")),
    in_both("quote", _("Words from the village")),
    FieldPanel("categories"),
    FieldPanel("is_public"),
]
ORIGIN = [
    FieldPanel("producer"),
    FieldPanel("seller"),
    FieldPanel("region"),
    in_both("place", _("Town and village")),
    FieldPanel("season"),
    FieldRowPanel([FieldPanel("supply_kg_per_month"), FieldPanel("tax_rate")]),
    FieldRowPanel([FieldPanel("storage"), FieldPanel("shelf_life_days")]),
]
PACK = [
    in_both("pack_label", _("Pack")),
    FieldRowPanel([FieldPanel("net_content"), FieldPanel("net_unit")]),
    FieldRowPanel([FieldPanel("gross_weight_g"), FieldPanel("upc")]),
    FieldRowPanel([FieldPanel("price"), FieldPanel("is_public")]),
    FieldRowPanel([FieldPanel("change"), FieldPanel("quantity"), FieldPanel("note")]),
]
PICTURE = [FieldPanel("file"), in_both("caption", _("What it shows"))]
BENEFIT = [FieldPanel(name) for name in BENEFIT_FIELDS]


class ProductViewSet(ModelViewSet):
    model = ProductPage
    name = "products"
    url_prefix = "products"
    icon = "tag"
    menu_label = pgettext_lazy("back office", "Products")
    add_to_reference_index = False
    copy_view_enabled = False
    index_view_class = ProductIndexView
    add_view_class = ProductCreateView
    edit_view_class = ProductEditView
    list_export = ProductIndexView.list_export
    export_headings = ProductIndexView.export_headings
    export_filename = ProductIndexView.export_filename
    filterset_class = ProductIndexView.filterset_class
    search_fields = ["title_zh_hans", "title_en"]
    search_backend_name = None
    ordering = "-pk"
    edit_handler = TabbedInterface(
        [
            ObjectList(PAGE, heading=pgettext_lazy("product", "Page")),
            ObjectList(ORIGIN, heading=_("Origin and keeping")),
            ObjectList(
                [PlainInlinePanel("children", label=_("Pack"), panels=PACK)],
                heading=pgettext_lazy("product", "Packs"),
            ),
            ObjectList(
                [PlainInlinePanel("images", label=_("Picture"), panels=PICTURE)],
                heading=_("Pictures"),
            ),
            ObjectList(
                [PlainInlinePanel("benefits", label=_("Benefit"), panels=BENEFIT)],
                heading=_("Benefits"),
            ),
        ],
        base_form_class=ProductForm,
    )

    def get_urlpatterns(self) -> list[Any]:
        return [
            *super().get_urlpatterns(),
            path("withdraw/<int:pk>/", WithdrawView.as_view(), name="withdraw"),
            path("publish/<int:pk>/", PublishView.as_view(), name="publish"),
            path("shares/<int:pk>/<int:pack>/", SharesView.as_view(), name="shares"),
        ]
