"""What holds for every request."""

import uuid
from collections.abc import Callable

from allauth.account.models import EmailAddress
from allauth.core.internal.httpkit import get_client_ip
from allauth.mfa.utils import is_mfa_enabled
from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _

from core.masking import network
from core.requests import Serving, serving

GetResponse = Callable[[HttpRequest], HttpResponse]
OPEN_WITHOUT_SECOND_FACTOR = (
    "/auth/",
    "/en/auth/",
    "/static/",
    "/media/",
    "/i18n/",
    "/demo/",
)


class NameRequest:
    """Give each request a number, so that what it did can be found in the audit log and the proxy's."""

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        request_id = uuid.uuid4().hex[:16]
        ip_prefix = network(get_client_ip(request) or "")
        token = serving.set(Serving(request, request_id, ip_prefix))
        try:
            response = self.get_response(request)
        finally:
            serving.reset(token)
        response.headers["X-Request-ID"] = request_id
        return response


class RequireSecondFactor:
    """Send people whose role needs a second factor to set one up before anything else."""

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if not settings.SECOND_FACTOR_REQUIRED or request.path.startswith(
            OPEN_WITHOUT_SECOND_FACTOR
        ):
            return self.get_response(request)
        if settings.SESSION_COOKIE_NAME not in request.COOKIES:
            return self.get_response(request)
        user = request.user
        if (
            user.is_authenticated
            and user.must_have_second_factor
            and not is_mfa_enabled(user)
        ):
            return self.set_up(request)
        return self.get_response(request)

    def set_up(self, request: HttpRequest) -> HttpResponse:
        """Lead to the set-up, or to what stands before it: allauth sets nothing up beside an unproven address."""
        if EmailAddress.objects.filter(user=request.user.pk, verified=False).exists():
            text = _(
                "Confirm or remove the new e-mail address first, then set up the second step."
            )
            messages.warning(request, text)
            return redirect("account_email")
        return redirect(f"{reverse('mfa_activate_totp')}?next={request.path}")


class BackOfficePolicy:
    """Wagtail's admin needs inline scripts and styles; the site does not."""

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        if request.path.startswith("/cms/"):
            response._csp_replace = settings.BACK_OFFICE_POLICY  # type: ignore[attr-defined]  # noqa: SLF001
        return response
