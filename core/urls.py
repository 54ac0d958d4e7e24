"""Pages of the account and the site itself."""

from django.urls import URLPattern

app_name = "core"
urlpatterns: list[URLPattern] = []
