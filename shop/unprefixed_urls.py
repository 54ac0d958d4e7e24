"""Addresses outside the language prefix: printed codes and machine doors."""

from django.urls import path

from shop.payment import views as payment

urlpatterns = [
    path("webhooks/<slug:code>/", payment.webhook, name="webhook"),
]
