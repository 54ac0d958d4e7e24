"""The list of products."""

from django.db.models import QuerySet
from wagtail.admin.views import generic


class ProductIndexView(generic.IndexView):
    def get_base_queryset(self) -> QuerySet:
        return super().get_base_queryset().select_related("producer", "card")
