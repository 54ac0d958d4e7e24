from django.urls import path

from . import views

app_name = "order"
urlpatterns = [
    path("account/orders/", views.group_list, name="list"),
    path("account/orders/<slug:number>/", views.detail, name="detail"),
    path("account/orders/<slug:number>/again/", views.buy_again, name="again"),
    path(
        "account/orders/<slug:number>/<slug:order_number>/cancel/",
        views.cancel,
        name="cancel",
    ),
]
