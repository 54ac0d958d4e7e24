"""What our pages add to the back office."""

from django.utils.html import escape
from wagtail import hooks
from wagtail.admin.viewsets.base import ViewSet
from wagtail.rich_text.feature_registry import FeatureRegistry
from wagtail.rich_text.pages import PageLinkHandler

from . import reads
from .choosers import lot_chooser, product_chooser, region_chooser


@hooks.register("register_admin_viewset")
def choosers() -> list[ViewSet]:
    return [product_chooser, lot_chooser, region_chooser]


class SharedPageLink(PageLinkHandler):
    """A link in a text to a page that is read along with all others that a page names."""

    @classmethod
    def expand_db_attributes_many(cls, attrs_list: list[dict]) -> list[str]:
        shared = reads.current()
        if shared is None:
            return super().expand_db_attributes_many(attrs_list)
        addresses = [shared.address_of(int(attrs["id"])) for attrs in attrs_list]
        return [f'<a href="{escape(url)}">' if url else "<a>" for url in addresses]


@hooks.register("register_rich_text_features", order=1)
def links(features: FeatureRegistry) -> None:
    features.register_link_type(SharedPageLink)
