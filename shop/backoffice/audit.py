"""The audit log, to be read and taken away."""

from typing import Any

from django.db.models import QuerySet
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.tables import Column
from wagtail.admin.views import generic
from wagtail.admin.viewsets.model import ModelViewSet

from core.display import dates
from core.models import AuditEntry

from .exports import ListView


class AuditIndexView(ListView):
    def get_base_queryset(self) -> QuerySet[AuditEntry]:
        return super().get_base_queryset().select_related("by", "organisation")


class AuditView(generic.InspectView):
    """One entry, in words and local time."""

    any_permission_required = ["view"]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        entry = self.object
        told = [
            (_("When"), dates.moment(entry.at)),
            (_("Who"), entry.by or self.nobody_known(entry)),
            (_("For"), entry.organisation),
            (_("What"), entry.deed),
            (_("Thing"), entry.label),
            (_("Changes"), entry.summary),
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
    inspect_view_class = AuditView
    form_fields = ["verb"]  # Wagtail asks for a form; nobody may use it
    list_display = [
        "at",
        Column("deed", label=_("What")),
        Column("label", label=_("Thing")),
        Column("summary", label=_("Changes"), classname="bo-long"),
        Column("by", label=_("Who")),
    ]
    list_filter = {"at": ["date__gte", "date__lte"], "object_type": ["icontains"]}
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
        "object_type",
        "object_id",
        "label",
        "summary",
        "organisation",
        "request_id",
        "ip_prefix",
    ]
    export_filename = "audit"
    ordering = "-pk"
