"""Orders, and the movements of stock that they and others made."""

from typing import Any

from django.urls import URLPattern, path
from django.utils.translation import gettext_lazy as _

from shop.backoffice.rows import RowsViewSet
from shop.order.models import Order

from .acts import CancelView, DeliverView, DispatchView, NoteView
from .detail import OrderView
from .listing import OrderFilterSet, OrderIndexView


class OrderViewSet(RowsViewSet):
    model = Order
    name = "orders"
    icon = "form"
    menu_label = _("Orders")
    index_view_class = OrderIndexView
    inspect_view_class = OrderView
    filterset_class = OrderFilterSet
    export_headings = {
        "group.number": _("Purchase"),
        "group.status": _("Payment"),
        "shipping_address.phone_number": _("Phone of the recipient"),
        "shipping_address.one_line": _("Address"),
    }
    list_export = [
        "number",
        "group.number",
        "date_placed",
        "status",
        "group.status",
        "supplier",
        "shipping_address.last_name",
        "shipping_address.phone_number",
        "shipping_address.one_line",
        "total_incl_tax",
    ]
    search_fields = [
        "number",
        "group__number",
        "group__contact_phone",
        "group__contact_email",
        "shipping_address__last_name",
        "shipping_address__phone_number",
    ]
    export_filename = "orders"

    def get_inspect_view_kwargs(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_inspect_view_kwargs(
            **kwargs, template_name=OrderView.template_name
        )

    def acts(self) -> list[URLPattern]:
        return [
            path("dispatch/<int:pk>/", DispatchView.as_view(), name="dispatch"),
            path("deliver/<int:pk>/", DeliverView.as_view(), name="deliver"),
            path("cancel/<int:pk>/", CancelView.as_view(), name="cancel"),
            path("note/<int:pk>/", NoteView.as_view(), name="note"),
        ]
