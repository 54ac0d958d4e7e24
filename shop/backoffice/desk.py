"""What the order desk, finance and those who look after the site find in the menu, and the words of their log."""

from typing import Any

from django.templatetags.static import static
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _
from wagtail.admin.viewsets.base import ViewSetGroup

from .orders.movements import MovementViewSet
from .orders.viewset import OrderViewSet
from .payments.viewset import AttemptViewSet, DifferencesViewSet, RefundViewSet

LOG_ACTIONS = {
    "shop.order_dispatch": (_("Dispatch"), _("Dispatched")),
    "shop.order_deliver": (_("Deliver"), _("Marked as delivered")),
    "shop.order_cancel": (_("Cancel"), _("Cancelled")),
    "shop.payment_fetch": (_("Fetch again"), _("Fetched from the provider")),
    "shop.refund_start": (_("Give money back"), _("Refund started")),
    "shop.refund_repeat": (_("Repeat the refund"), _("Refund repeated")),
    "shop.order_note": (_("Write a note"), _("Note written")),
}


class OrdersGroup(ViewSetGroup):
    menu_label = _("Orders")
    menu_icon = "form"
    menu_order = 120
    items = (OrderViewSet, MovementViewSet)


class MoneyGroup(ViewSetGroup):
    menu_label = _("Money")
    menu_icon = "success"
    menu_order = 130
    items = (AttemptViewSet, DifferencesViewSet, RefundViewSet)


def groups() -> list[ViewSetGroup]:
    return [OrdersGroup(), MoneyGroup()]


def register_log_actions(actions: Any) -> None:
    for name, (label, message) in LOG_ACTIONS.items():
        actions.register_action(name, label, message)


def stylesheet() -> SafeString:
    return format_html(
        '<link rel="stylesheet" href="{}">', static("css/pages/backoffice.css")
    )
