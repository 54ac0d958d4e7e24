from django.urls import path

from . import views

app_name = "address"
urlpatterns = [
    path("account/addresses/", views.address_list, name="list"),
    path("account/addresses/add/", views.address_add, name="add"),
    path("account/addresses/<int:pk>/", views.address_edit, name="edit"),
    path("account/addresses/<int:pk>/first/", views.address_prefer, name="prefer"),
    path("account/addresses/<int:pk>/remove/", views.address_remove, name="remove"),
    path("account/addresses/back/<str:token>/", views.address_restore, name="restore"),
]
