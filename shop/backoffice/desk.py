"""What the order desk, finance and those who look after the site find in the menu, and the words of their log."""

from typing import Any

from django.templatetags.static import static
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _
from wagtail.admin.viewsets.base import ViewSetGroup

from .jobs.viewset import DeadViewSet, JobViewSet
from .orders.movements import MovementViewSet
from .orders.viewset import OrderViewSet
from .payments.transfers import IncomingViewSet, OutgoingViewSet, UnmatchedViewSet
from .payments.viewset import AttemptViewSet, DifferencesViewSet, RefundViewSet

LOG_ACTIONS = {
    "shop.order_dispatch": (_("Dispatch"), _("Dispatched")),
    "shop.order_deliver": (_("Deliver"), _("Marked as delivered")),
    "shop.order_cancel": (_("Cancel"), _("Cancelled")),
    "shop.payment_fetch": (_("Fetch again"), _("Fetched from the provider")),
    "shop.refund_start": (_("Give money back"), _("Refund started")),
    "shop.refund_repeat": (_("Repeat the refund"), _("Refund repeated")),
    "shop.transfer_enter": (_("Enter a transfer"), _("Transfer entered")),
    "shop.transfer_match": (_("Match to a purchase"), _("Matched to a purchase")),
    "shop.transfer_return": (_("Sent back"), _("Sent back to the payer")),
    "shop.payout_sent": (_("Enter that it was sent"), _("Entered as sent")),
    "shop.job_start": (_("Start"), _("Started")),
    "shop.task_again": (_("Try again"), _("Tried again")),
    "shop.task_aside": (_("Put aside"), _("Put aside with a reason")),
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
    items = (
        AttemptViewSet,
        DifferencesViewSet,
        RefundViewSet,
        IncomingViewSet,
        UnmatchedViewSet,
        OutgoingViewSet,
    )


class WorkGroup(ViewSetGroup):
    menu_label = _("Site work")
    menu_icon = "tasks"
    menu_order = 140
    items = (JobViewSet, DeadViewSet)


def groups() -> list[ViewSetGroup]:
    return [OrdersGroup(), MoneyGroup(), WorkGroup()]


def register_log_actions(actions: Any) -> None:
    for name, (label, message) in LOG_ACTIONS.items():
        actions.register_action(name, label, message)


def stylesheet() -> SafeString:
    return format_html(
        '<link rel="stylesheet" href="{}">', static("css/pages/backoffice.css")
    )
