"""What the history of an object says about our actions; the reason stands beside it."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail.log_actions import LogFormatter

ACTIONS = {
    "shop.product_withdraw": _("Taken out of the shop"),
    "shop.product_publish": _("Brought back into the shop"),
    "shop.product_shares": _("Shares of the price changed"),
    "shop.certificate_suspend": _("Certificate suspended"),
    "shop.certificate_reinstate": _("Suspension lifted"),
    "shop.certificate_withdraw": _("Certificate withdrawn"),
    "shop.lot_event": _("Event recorded"),
    "shop.lot_report": _("Test report added"),
    "shop.lot_stock": _("Stock changed"),
    "shop.lot_recall": _("Lot recalled"),
}


class WithReason(LogFormatter):
    """An entry with the reason that was given."""

    def format_message(self, log_entry: Any) -> str:
        reason = log_entry.data.get("reason", "")
        return f"{self.label} · {reason}" if reason else str(self.label)


def register_all(actions: Any) -> None:
    for code, label in ACTIONS.items():
        formatter = type("Formatter", (WithReason,), {"label": label})
        actions.register_action(code)(formatter)
