"""What the shop adds to the back office's menu. A group is shown to whoever may see one of its pages."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.viewsets.base import ViewSet, ViewSetGroup

from . import desk, filters, log_actions, waiting  # noqa: F401 - filters register themselves
from .audit import AuditViewSet
from .categories.viewset import CategoryViewSet
from .certificates.bulk import SuspendTogether
from .certificates.viewset import CertificateViewSet
from .lots.viewset import LotViewSet
from .products.viewset import ProductViewSet
from .suppliers.viewset import SupplierViewSet


class CatalogueGroup(ViewSetGroup):
    menu_label = _("Catalogue")
    menu_icon = "tag"
    menu_order = 110
    items = (
        ProductViewSet,
        CertificateViewSet,
        LotViewSet,
        CategoryViewSet,
        SupplierViewSet,
    )


# After the choosers, which the forms ask for.
@hooks.register("register_admin_viewset", order=100)
def viewsets() -> list[ViewSet | ViewSetGroup]:
    return [CatalogueGroup(), AuditViewSet(), *desk.groups()]


hooks.register("register_log_actions", desk.register_log_actions)
hooks.register("register_bulk_action", SuspendTogether)
hooks.register("insert_global_admin_css", desk.stylesheet)
hooks.register("construct_homepage_panels", waiting.add_panel)


@hooks.register("register_log_actions")
def log_our_actions(actions: Any) -> None:
    log_actions.register_all(actions)
