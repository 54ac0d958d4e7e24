"""Pages of the shop, in both languages."""

from django.urls import include, path

urlpatterns = [
    path("", include("shop.catalogue.urls")),
    path("", include("shop.search.urls")),
]
