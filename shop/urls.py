"""Pages of the shop, in both languages."""

from django.urls import include, path

urlpatterns = [
    path("", include("shop.catalogue.urls")),
    path("", include("shop.search.urls")),
    path("", include("shop.provenance.urls")),
    path("", include("shop.basket.urls")),
    path("", include("shop.checkout.urls")),
    path("", include("shop.address.urls")),
    path("", include("shop.order.urls")),
    path("", include("shop.payment.urls")),
]
