"""Pages of the account and the site itself."""

from django.urls import path

from core.views.account import home
from core.views.display import choose_display
from core.views.jobs import job_cancel, job_detail
from core.views.styleguide import styleguide

app_name = "core"
urlpatterns = [
    path("account/", home, name="account-home"),
    path("account/jobs/<int:pk>/", job_detail, name="job-detail"),
    path("account/jobs/<int:pk>/cancel/", job_cancel, name="job-cancel"),
    path("display/", choose_display, name="display"),
    path("styleguide/", styleguide, name="styleguide"),
]
