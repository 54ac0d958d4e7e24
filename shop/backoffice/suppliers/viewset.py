"""Suppliers: list and form."""

from django.db.models import Count, Q, QuerySet
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, ObjectList, TabbedInterface
from wagtail.admin.ui.tables import BaseColumn, Column
from wagtail.admin.viewsets.model import ModelViewSet

from shop.backoffice.exports import ListView
from shop.backoffice.models import Supplier
from shop.backoffice.panels import PlainInlinePanel, in_both

from .forms import SupplierForm

FACTS = [
    in_both("name", _("Name")),
    in_both("short_name", _("Short name")),
    FieldRowPanel([FieldPanel("kind"), FieldPanel("uscc")]),
    FieldPanel("region"),
    in_both("place", _("Town and village")),
    in_both("story", _("About the supplier")),
    FieldRowPanel([FieldPanel("member_households"), FieldPanel("founded_year")]),
    FieldRowPanel([FieldPanel("contact_name"), FieldPanel("contact_phone")]),
    FieldPanel("contact_email"),
]
FACILITY = [
    FieldPanel("kind"),
    in_both("name", _("Name")),
    FieldPanel("region"),
    in_both("place", _("Town and village")),
    FieldRowPanel([FieldPanel("gln"), FieldPanel("altitude_m")]),
]


class SupplierIndexView(ListView):
    def get_base_queryset(self) -> QuerySet:
        listed = Q(products__structure="parent")
        found = super().get_base_queryset().select_related("region")
        return found.annotate(product_count=Count("products", filter=listed))

    @cached_property
    def columns(self) -> list[BaseColumn]:
        return [
            self._get_title_column("name"),
            self._get_custom_column("kind"),
            self._get_custom_column("region"),
            Column("product_count", label=_("Products of the supplier")),
        ]


class SupplierViewSet(ModelViewSet):
    model = Supplier
    name = "suppliers"
    url_prefix = "suppliers"
    icon = "group"
    menu_label = _("Suppliers")
    add_to_reference_index = False
    copy_view_enabled = False
    index_view_class = SupplierIndexView
    search_fields = ["name_zh_hans", "name_en", "uscc"]
    search_backend_name = None
    ordering = "-pk"
    edit_handler = TabbedInterface(
        [
            ObjectList(FACTS, heading=_("About the supplier")),
            ObjectList(
                [PlainInlinePanel("facilities", label=_("Facility"), panels=FACILITY)],
                heading=_("Facilities"),
            ),
        ],
        base_form_class=SupplierForm,
    )
