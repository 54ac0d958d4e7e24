"""The first page of the back office says what waits for whom; each number leads there."""

from collections.abc import Iterator, Mapping
from datetime import timedelta
from typing import Any

from django.urls import NoReverseMatch, reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.components import Component

from core.tasks import rounds
from shop.certification.models import Certificate, CertificateVersion
from shop.payment.models import OutgoingTransfer, Refund, UnmatchedTransfer

from .orders import queries as orders

SOON = timedelta(days=30)


def expiring() -> int:
    """Return how many certificates end within thirty days and still hold."""
    today = timezone.localdate()
    soon = Certificate.objects.filter(
        current__status=CertificateVersion.Status.VALID,
        current__valid_until__range=(today, today + SOON),
    )
    return soon.count()


def counters(user: Any) -> Iterator[dict[str, Any]]:
    """Yield what waits, as far as the person may see it: label, count, url."""
    if user.has_perm("order.view_order"):
        count = orders.to_dispatch().count()
        yield one(_("Orders to dispatch"), count, "orders:index", "waits=dispatch")
    if user.has_perm("payment.view_unmatchedtransfer"):
        count = UnmatchedTransfer.objects.waiting().count()
        yield one(
            _("Transfers without a purchase"), count, "unmatched:index", "waiting=true"
        )
        count = OutgoingTransfer.objects.filter(sent_at=None).count()
        yield one(_("Money to send back"), count, "payouts:index", "waiting=true")
    if user.has_perm("payment.view_refund"):
        count = Refund.objects.filter(state=Refund.State.FAILED).count()
        yield one(_("Refunds that failed"), count, "refunds:index", "state=failed")
    if user.has_perm("certification.view_certificate"):
        count = expiring()
        yield one(
            _("Certificates that end soon"),
            count,
            "certificates:index",
            "state=expiring",
        )
    if user.has_perm("django_tasks_database.view_dbtaskresult"):
        count = rounds.dead().count()
        yield one(_("Failed tasks"), count, "dead:index")


def one(label: Any, count: int, name: str, query: str = "") -> dict[str, Any]:
    try:
        url = reverse(name)
    except NoReverseMatch:  # a list that is not there yet: the number still counts
        return {"label": label, "count": count, "url": ""}
    return {"label": label, "count": count, "url": f"{url}?{query}" if query else url}


class WaitingPanel(Component):
    name = "waiting"
    template_name = "shop/backoffice/waiting.html"
    order = 50

    def get_context_data(self, parent_context: Mapping[str, Any]) -> dict[str, Any]:
        return {"counters": list(counters(parent_context["request"].user))}


def add_panel(_request: Any, panels: list[Component]) -> None:
    panels.append(WaitingPanel())
