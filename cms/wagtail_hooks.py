"""What our pages add to the back office."""

from wagtail import hooks
from wagtail.admin.viewsets.base import ViewSet

from .choosers import lot_chooser, product_chooser, region_chooser


@hooks.register("register_admin_viewset")
def choosers() -> list[ViewSet]:
    return [product_chooser, lot_chooser, region_chooser]
