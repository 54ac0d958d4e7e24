from django.urls import path

from . import address, views

app_name = "checkout"
urlpatterns = [
    path("checkout/", views.place, name="place"),
    path("account/orders/<slug:number>/address/", address.change, name="address"),
]
