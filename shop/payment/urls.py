from django.urls import path

from . import sandbox, views

app_name = "payment"
urlpatterns = [
    path("pay/<slug:number>/", views.pay, name="pay"),
    path("pay/<slug:number>/check/", views.check, name="check"),
    path("pay/<slug:number>/choose/", views.choose, name="choose"),
    path("sandbox/<slug:reference>/", sandbox.page, name="sandbox"),
]
