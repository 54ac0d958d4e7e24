"""The list of certificates."""

from datetime import timedelta
from typing import Any

import django_filters
from django.db.models import Count, Q, QuerySet
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.ui.tables import BaseColumn, BulkActionsCheckboxColumn, Column

from core.display.dates import full_day
from shop.backoffice.columns import StateColumn
from shop.backoffice.exports import ListView
from shop.certification import queries
from shop.certification.models import Certificate, CertificateType, CertificateVersion

Status = CertificateVersion.Status
STATES = [
    (queries.State.VALID, _("Valid")),
    (queries.State.EXPIRING, _("Ends within 30 days")),
    (queries.State.EXPIRED, _("Has ended")),
    (queries.State.SUSPENDED, _("Suspended")),
    (queries.State.WITHDRAWN, _("Withdrawn")),
]


class CertificateFilters(WagtailFilterSet):
    type = django_filters.ModelChoiceFilter(
        queryset=lambda _request: CertificateType.objects.all(), label=_("Type")
    )
    state = django_filters.ChoiceFilter(
        choices=STATES, method="in_state", label=_("State")
    )

    class Meta:
        model = Certificate
        fields: list[str] = []

    def in_state(self, found: QuerySet, _name: str, state: str) -> QuerySet:
        day = timezone.localdate()
        soon = day + timedelta(days=queries.EXPIRING_DAYS)
        if state in {Status.SUSPENDED, Status.WITHDRAWN}:
            return found.filter(current__status=state)
        found = found.filter(current__status=Status.VALID)
        ends = {
            queries.State.EXPIRED: Q(current__valid_until__lt=day),
            queries.State.EXPIRING: Q(current__valid_until__range=(day, soon)),
        }.get(queries.State(state))
        late = Q(current__valid_until=None) | Q(current__valid_until__gt=soon)
        return found.filter(ends or late)


class CertificateIndexView(ListView):
    template_name = "shop/backoffice/certificates.html"

    def get_base_queryset(self) -> QuerySet:
        found = super().get_base_queryset()
        found = found.select_related("type", "holder", "current")
        return found.annotate(product_count=Count("recognitions"))

    @cached_property
    def columns(self) -> list[BaseColumn]:
        ticks = [BulkActionsCheckboxColumn("ticks", obj_type="item")]
        if not self.request.user.has_perm("certification.change_certificate"):
            ticks = []
        return [
            *ticks,
            self._get_title_column("number"),
            self._get_custom_column("type"),
            self._get_custom_column("holder"),
            Column(
                "until",
                label=_("Valid until"),
                accessor=last_day,
                sort_key="current__valid_until",
            ),
            StateColumn(
                "state",
                label=_("State"),
                accessor=lambda certificate: shown(certificate).words,
                primary=lambda certificate: (
                    shown(certificate).state == queries.State.VALID
                ),
            ),
            Column("product_count", label=_("Products concerned")),
        ]

    def to_row_dict(self, item: Any) -> dict[str, Any]:
        row: dict[str, Any] = {"state": shown(item).words}
        for name in ("type", "number", "holder", "product_count"):
            row[name] = getattr(item, name)
        row["until"] = item.current.valid_until if item.current else None
        return {name: row[name] for name in self.list_export}


def last_day(certificate: Certificate) -> str:
    until = certificate.current.valid_until if certificate.current else None
    return full_day(until) if until else ""


def shown(certificate: Certificate) -> queries.ShownCertificate:
    """Return a certificate as pages show it, today."""
    return queries.shown_on(certificate, timezone.localdate())
