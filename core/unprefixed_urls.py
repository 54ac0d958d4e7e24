"""Addresses of ours outside the language prefix."""

from django.urls import path

from core.views.evidence import evidence_file

urlpatterns = [
    path("files/<int:pk>/<str:name>", evidence_file, name="evidence-file"),
]
