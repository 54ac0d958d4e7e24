from django.urls import path

from . import views

app_name = "basket"
urlpatterns = [
    path("basket/", views.detail, name="detail"),
    path("basket/add/", views.line_add, name="line-add"),
    path("basket/lines/<int:pk>/", views.line_update, name="line-update"),
    path("basket/restore/<str:token>/", views.line_restore, name="line-restore"),
]
