"""Pages that exist only in the demonstration."""

from django.urls import path

from . import views

app_name = "demo"
urlpatterns = [
    path("sign-in/", views.people_list, name="sign-in"),
    path("sign-in/<slug:persona>/", views.sign_in, name="sign-in-as"),
    path("mail/", views.mail_list, name="mail-list"),
    path("mail/<int:pk>/", views.mail_detail, name="mail-detail"),
]
