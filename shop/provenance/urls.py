from django.urls import path

from . import views

app_name = "provenance"
urlpatterns = [path("trace/", views.trace, name="trace")]
