from django.utils.translation import pgettext_lazy
from wagtail.admin.viewsets.model import ModelViewSet

from shop.backoffice.models import ProductPage

from .listing import ProductIndexView


class ProductViewSet(ModelViewSet):
    model = ProductPage
    name = "products"
    url_prefix = "products"
    icon = "tag"
    menu_label = pgettext_lazy("back office", "Products")
    copy_view_enabled = False
    inspect_view_enabled = True
    inspect_view_fields = ["title_zh_hans", "title_en", "producer", "region"]
    index_view_class = ProductIndexView
    list_display = ["title", "producer", "is_public"]
    form_fields = ["title_zh_hans", "title_en"]
    search_fields = ["title_zh_hans", "title_en"]
    search_backend_name = None
    ordering = "-pk"
