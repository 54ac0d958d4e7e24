"""Addresses outside the language prefix: printed codes and machine doors."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
