from django.urls import path

from . import views

app_name = "payment"
urlpatterns = [
    path("pay/<slug:number>/", views.pay, name="pay"),
    path("sandbox/<slug:reference>/", views.sandbox, name="sandbox"),
]
