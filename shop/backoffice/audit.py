"""The audit log, to be read and taken away."""

from typing import Any

import django_filters
from django.db.models import QuerySet
from django.utils.functional import Promise, cached_property
from django.utils.translation import gettext_lazy as _
from wagtail.admin.filters import DateRangePickerWidget, WagtailFilterSet
from wagtail.admin.ui.tables import BaseColumn, Column
from wagtail.admin.views import generic
from wagtail.admin.viewsets.model import ModelViewSet

from core.display import dates
from core.models import AuditEntry

from . import audit_words as words
from .exports import ListView


def kinds() -> list[tuple[str, str]]:
    """Return the kinds of things that the log speaks of, as filters offer them."""
    found = AuditEntry.objects.order_by().values_list("object_type", flat=True)
    return sorted((one, words.kind_of(one)) for one in found.distinct())


class AuditFilters(WagtailFilterSet):
    at = django_filters.DateFromToRangeFilter(
        label=_("When"), widget=DateRangePickerWidget
    )
    object_type = django_filters.ChoiceFilter(label=_("Kind"), choices=kinds)

    class Meta:
        model = AuditEntry
        fields: list[str] = []


class AuditIndexView(ListView):
    verbose_name_plural = _("audit entries")
    filterset_class = AuditFilters

    def get_base_queryset(self) -> QuerySet[AuditEntry]:
        return super().get_base_queryset().select_related("by", "organisation")

    @cached_property
    def columns(self) -> list[BaseColumn]:
        title = self._get_title_column("at")
        title.accessor = lambda entry: dates.moment(entry.at)
        return [
            title,
            Column("deed", label=_("What")),
            Column("kind", label=_("Kind"), accessor=kind),
            Column("label", label=_("Thing")),
            Column(
                "changes",
                label=_("Changes"),
                accessor=words.summary,
                classname="bo-long",
            ),
            Column("by", label=_("Who")),
        ]

    def cell(self, item: AuditEntry, field: str) -> Any:
        said = {"changes": words.summary, "kind": kind}
        return said[field](item) if field in said else super().cell(item, field)


def kind(entry: AuditEntry) -> str:
    return words.kind_of(entry.object_type)


class AuditView(generic.InspectView):
    """One entry, in words and local time."""

    any_permission_required = ["view"]
    page_title = _("Audit entry")

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        entry = self.object
        told = [
            (_("When"), dates.moment(entry.at)),
            (_("Who"), entry.by or self.nobody_known(entry)),
            (_("For"), entry.organisation),
            (_("What"), entry.deed),
            (_("Kind"), kind(entry)),
            (_("Thing"), entry.label),
            (_("Changes"), words.summary(entry)),
            (_("Request"), entry.request_id),
            (_("Network"), entry.ip_prefix),
        ]
        fields = [{"label": label, "value": value} for label, value in told if value]
        return super().get_context_data(**kwargs) | {"fields": fields}

    @staticmethod
    def nobody_known(entry: AuditEntry) -> Promise:
        if entry.request_id:
            return _("Somebody who was not signed in")
        return _("The platform itself")


class AuditViewSet(ModelViewSet):
    model = AuditEntry
    name = "audit"
    url_prefix = "audit"
    icon = "history"
    menu_label = _("Audit log")
    menu_order = 900
    add_to_settings_menu = True
    copy_view_enabled = False
    inspect_view_enabled = True
    index_view_class = AuditIndexView
    filterset_class = AuditFilters
    inspect_view_class = AuditView
    form_fields = ["verb"]  # Wagtail asks for a form; nobody may use it
    search_fields = [
        "label",
        "verb",
        "by__email",
        "by__phone",
        "by__last_name",
        "request_id",
    ]
    search_backend_name = None
    list_export = [
        "at",
        "by",
        "deed",
        "kind",
        "object_id",
        "label",
        "changes",
        "organisation",
        "request_id",
        "ip_prefix",
    ]
    export_filename = "audit"
    ordering = "-pk"
