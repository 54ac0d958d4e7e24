"""Pages of the account and the site itself."""

from django.urls import path

from core.views.account import home
from core.views.display import choose_display
from core.views.jobs import job_cancel, job_detail
from core.views.notices import notice_list, notice_open, notices_read
from core.views.password import password_renew
from core.views.sessions import membership_choose, session_end
from core.views.styleguide import styleguide

app_name = "core"
urlpatterns = [
    path("account/", home, name="account-home"),
    path("account/jobs/<int:pk>/", job_detail, name="job-detail"),
    path("account/jobs/<int:pk>/cancel/", job_cancel, name="job-cancel"),
    path("account/notices/", notice_list, name="notice-list"),
    path("account/notices/read/", notices_read, name="notices-read"),
    path("account/notices/<int:pk>/", notice_open, name="notice-open"),
    path("account/password/", password_renew, name="password-renew"),
    path("account/sessions/<int:pk>/end/", session_end, name="session-end"),
    path("account/acting/", membership_choose, name="membership-choose"),
    path("display/", choose_display, name="display"),
    path("styleguide/", styleguide, name="styleguide"),
]
