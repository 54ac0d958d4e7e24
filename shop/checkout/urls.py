from django.urls import path

from . import views

app_name = "checkout"
urlpatterns = [
    path("checkout/", views.place, name="place"),
    path("checkout/parse/", views.parse, name="parse"),
]
