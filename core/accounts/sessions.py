"""How long a sign-in lasts: thirty days for a buyer, a working day for staff, and never in a held page."""

import time

from allauth.usersessions.models import UserSession
from django.conf import settings
from django.contrib import messages
from django.contrib.auth import logout
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _

from core.middleware import GetResponse

SIGNED_IN_AT = "signed_in_at"
SEEN_AT = "seen_at"
# So often it is written down that a session is in use: not with every page.
SEEN_EVERY = 60


def begin(*, request: HttpRequest, **_kwargs: object) -> None:
    """Note the moment of a sign-in."""
    request.session[SIGNED_IN_AT] = request.session[SEEN_AT] = int(time.time())


def has_session(request: HttpRequest) -> bool:
    """Tell whether somebody may be signed in, without a look at the session: visitors have no cookie of it."""
    return settings.SESSION_COOKIE_NAME in request.COOKIES


def is_over(request: HttpRequest, now: float) -> bool:
    """Tell whether a member of the staff has been away too long or signed in too long ago."""
    if not request.user.is_staff:
        return False
    session = request.session
    return (
        now - session.get(SEEN_AT, now) >= settings.STAFF_SESSION_IDLE
        or now - session.get(SIGNED_IN_AT, 0) >= settings.STAFF_SESSION_AGE
    )


class EndOldSessions:
    """Sign staff out whose session is over, and note when and from where the others are in use."""

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if not has_session(request) or not request.user.is_authenticated:
            return self.get_response(request)
        now = time.time()
        if is_over(request, now):
            logout(request)
            messages.info(
                request, _("You were away for a while. Please sign in again.")
            )
            there = urlencode({"next": request.get_full_path()})
            return redirect(f"{reverse('account_login')}?{there}")
        if now - request.session.get(SEEN_AT, 0) >= SEEN_EVERY:
            request.session[SEEN_AT] = int(now)
            UserSession.objects.create_from_request(request)
        return self.get_response(request)


class KeepPagesPrivate:
    """Forbid every cache, the browser's too, to keep a page made for somebody who is signed in."""

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        was_signed_in = has_session(request) and request.user.is_authenticated
        response = self.get_response(request)
        if was_signed_in:
            response.headers["Cache-Control"] = "no-store, private"
        return response
