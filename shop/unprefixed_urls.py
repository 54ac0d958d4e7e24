"""Addresses outside the language prefix: printed codes and machine doors."""

from django.urls import path

from shop.payment import views as payment
from shop.provenance import views as provenance

urlpatterns = [
    path("01/<str:gtin>/10/<str:lot>", provenance.by_gtin, name="passport"),
    path("l/<str:code>", provenance.by_code, name="lot"),
    path("l/<str:code>/qr.svg", provenance.qr, name="lot-qr"),
    path("l/<str:code>/label/", provenance.label, name="lot-label"),
    path("webhooks/<slug:code>/", payment.webhook, name="webhook"),
]
