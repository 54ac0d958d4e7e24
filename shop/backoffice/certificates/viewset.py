"""Certificates: list, form, versions and actions."""

from typing import Any

from django.urls import path
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, ObjectList
from wagtail.admin.viewsets.model import ModelViewSet

from shop.backoffice.panels import PlainInlinePanel
from shop.certification.models import Certificate

from .forms import CertificateForm
from .listing import CertificateFilters, CertificateIndexView
from .views import ACTION_VIEWS, NAME, CertificateCreateView, CertificateEditView


class CertificateViewSet(ModelViewSet):
    model = Certificate
    name = NAME
    url_prefix = NAME
    icon = "clipboard-list"
    menu_label = _("Certificates")
    add_to_reference_index = False
    copy_view_enabled = False
    index_view_class = CertificateIndexView
    add_view_class = CertificateCreateView
    edit_view_class = CertificateEditView
    filterset_class = CertificateFilters
    list_export = ("type", "number", "holder", "until", "state", "product_count")
    export_headings = {
        "until": _("Valid until"),
        "state": _("State"),
        "product_count": _("Products concerned"),
    }
    export_filename = "certificates"
    search_fields = ["number", "holder__name_zh_hans", "holder__name_en"]
    search_backend_name = None
    ordering = "-pk"
    edit_handler = ObjectList(
        [
            FieldRowPanel([FieldPanel("type"), FieldPanel("number")]),
            FieldPanel("holder"),
            FieldRowPanel([FieldPanel("issuer_zh_hans"), FieldPanel("issuer_en")]),
            FieldRowPanel([FieldPanel("valid_from"), FieldPanel("valid_until")]),
            FieldRowPanel([FieldPanel("document"), FieldPanel("is_public")]),
            PlainInlinePanel(
                "recognitions",
                label=_("Product concerned"),
                panels=[
                    FieldPanel("product", heading=_("Product")),
                    FieldPanel("is_required"),
                ],
            ),
        ],
        base_form_class=CertificateForm,
    )

    def get_urlpatterns(self) -> list[Any]:
        return [
            *super().get_urlpatterns(),
            *(
                path(f"{address}/<int:pk>/", view.as_view(), name=address)
                for address, view in ACTION_VIEWS.items()
            ),
        ]
