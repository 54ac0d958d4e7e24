"""Payments and refunds, with what may be done with them."""

from typing import Any

from django.urls import URLPattern, path
from django.utils.translation import gettext_lazy as _
from wagtail.admin.viewsets.base import ViewSet

from shop.backoffice.rows import RowsViewSet
from shop.payment.models import PaymentAttempt, Refund

from . import acts, views


class AttemptViewSet(RowsViewSet):
    model = PaymentAttempt
    name = "payments"
    icon = "success"
    menu_label = _("Payments")
    index_view_class = views.AttemptIndexView
    inspect_view_class = views.AttemptView
    filterset_class = views.AttemptFilterSet
    inspect_template_name = views.AttemptView.template_name
    search_fields = ["reference", "group__number"]
    list_export = ["group.number", "provider", "reference", "state", "amount"]
    export_filename = "payments"

    def acts(self) -> list[URLPattern]:
        return [
            path("fetch/<int:pk>/", acts.FetchView.as_view(), name="fetch"),
            path("refund/<int:pk>/", acts.StartRefundView.as_view(), name="refund"),
        ]


class DifferencesViewSet(ViewSet):
    name = "differences"
    icon = "warning"
    menu_label = _("Differences")

    def get_urlpatterns(self) -> list[URLPattern]:
        return [path("", views.DifferencesView.as_view(), name="index")]

    @property
    def menu_item_class(self) -> Any:
        return AttemptViewSet().menu_item_class


class RefundViewSet(RowsViewSet):
    model = Refund
    name = "refunds"
    icon = "resubmit"
    menu_label = _("Refunds")
    index_view_class = views.RefundIndexView
    inspect_view_class = views.RefundView
    filterset_class = views.RefundFilterSet
    inspect_template_name = views.RefundView.template_name
    search_fields = ["attempt__group__number", "order__number"]
    list_export = ["attempt.group.number", "order", "amount", "state", "reason"]
    export_filename = "refunds"

    def acts(self) -> list[URLPattern]:
        return [
            path("repeat/<int:pk>/", acts.RepeatRefundView.as_view(), name="repeat")
        ]
