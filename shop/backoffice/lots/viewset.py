"""Lots: list, form and what is recorded."""

from typing import Any

from django.urls import path
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, ObjectList
from wagtail.admin.viewsets.model import ModelViewSet

from shop.backoffice.panels import in_both
from shop.provenance.models import Lot

from .forms import LotForm
from .listing import LotFilters, LotIndexView
from .views import ACTION_VIEWS, NAME, LotCreateView, LotEditView, OrdersView


class LotViewSet(ModelViewSet):
    model = Lot
    name = NAME
    url_prefix = NAME
    icon = "history"
    menu_label = _("Lots")
    add_to_reference_index = False
    copy_view_enabled = False
    index_view_class = LotIndexView
    add_view_class = LotCreateView
    edit_view_class = LotEditView
    filterset_class = LotFilters
    list_export = (
        "lot_number",
        "code",
        "product",
        "harvest_date",
        "best_before_date",
        "quantity_kg",
        "state",
    )
    export_filename = "lots"
    search_fields = [
        "lot_number",
        "code",
        "product__title_zh_hans",
        "product__title_en",
    ]
    search_backend_name = None
    ordering = ["-harvest_date", "-pk"]
    edit_handler = ObjectList(
        [
            FieldPanel("product"),
            FieldRowPanel([FieldPanel("lot_number"), FieldPanel("code")]),
            FieldPanel("facility"),
            in_both("growers", _("Grown by")),
            FieldRowPanel([FieldPanel("harvest_date"), FieldPanel("best_before_date")]),
            FieldPanel("quantity_kg"),
        ],
        base_form_class=LotForm,
    )

    def get_urlpatterns(self) -> list[Any]:
        orders = self.construct_view(
            OrdersView,
            **self.get_common_view_kwargs(),
            template_name=OrdersView.template_name,
        )
        return [
            *super().get_urlpatterns(),
            path("orders/<int:pk>/", orders, name="orders"),
            *(
                path(f"{address}/<int:pk>/", view.as_view(), name=address)
                for address, view in ACTION_VIEWS.items()
            ),
        ]
