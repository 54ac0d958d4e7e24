"""A new password without the old one, for whoever has just signed in by a code."""

import time

from allauth.account import app_settings
from allauth.account.forms import SetPasswordForm
from allauth.account.internal.flows.login import get_authentication_records
from allauth.account.internal.flows.password_change import finalize_password_set
from django.contrib.auth import logout
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import urlencode
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods


def came_by_code(request: HttpRequest) -> bool:
    """Tell whether this person has signed in by a code within the last minutes."""
    oldest = time.time() - app_settings.REAUTHENTICATION_TIMEOUT
    records = get_authentication_records(request, request.user)
    return any(one["method"] == "code" and one["at"] >= oldest for one in records)


@sensitive_post_parameters()
@login_required
@require_http_methods(["GET", "POST"])
def password_renew(request: HttpRequest) -> HttpResponse:
    """Set a new password, or lead to a sign-in by code first."""
    if not came_by_code(request):
        return without_code(request)
    data = request.POST if request.method == "POST" else None
    form = SetPasswordForm(user=request.user, data=data)
    if form.is_valid():
        form.save()
        finalize_password_set(request, request.user)
        return redirect("core:account-home")
    status = 422 if form.errors else 200
    return render(request, "core/password_renew.html", {"form": form}, status=status)


def without_code(request: HttpRequest) -> HttpResponse:
    if request.method == "GET":
        return render(request, "core/password_renew.html", {"form": None})
    logout(request)
    there = urlencode({"next": reverse("core:password-renew")})
    return redirect(f"{reverse('account_request_login_code')}?{there}")
