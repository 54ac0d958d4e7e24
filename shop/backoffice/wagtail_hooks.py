"""What the shop adds to the back office's menu. A group is shown to whoever may see one of its pages."""

from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.viewsets.base import ViewSet, ViewSetGroup

from . import desk, waiting
from .products.viewset import ProductViewSet


class CatalogueGroup(ViewSetGroup):
    menu_label = _("Catalogue")
    menu_icon = "tag"
    menu_order = 110
    items = (ProductViewSet,)


@hooks.register("register_admin_viewset")
def viewsets() -> list[ViewSet | ViewSetGroup]:
    return [CatalogueGroup(), *desk.groups()]


hooks.register("register_log_actions", desk.register_log_actions)
hooks.register("insert_global_admin_css", desk.stylesheet)
hooks.register("construct_homepage_panels", waiting.add_panel)
