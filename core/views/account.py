"""A person's own page: what is new, what they bought, where things go, and whether the account is safe."""

from allauth.account.models import EmailAddress
from allauth.mfa.utils import is_mfa_enabled
from allauth.usersessions.models import UserSession
from django.conf import settings
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.module_loading import import_string
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from core.accounts.people import person
from core.models import Notice, User

NEWEST = 3


@never_cache
@login_required
@require_safe
def home(request: HttpRequest) -> HttpResponse:
    """Show the parts that each package offers, and the account's own."""
    sections = import_string(settings.ACCOUNT_SECTIONS)
    context = {
        "notices": Notice.objects.visible_to(request.user)[:NEWEST],
        "sections": [section(request) for section in sections],
        "safety": safety_of(person(request)),
    }
    return render(request, "core/account_home.html", context)


def safety_of(user: User) -> dict[str, object]:
    """Return what protects an account, and what is missing."""
    addresses = EmailAddress.objects.filter(user=user.pk)
    return {
        "phone": user.phone,
        "is_phone_proven": user.phone_verified_at is not None,
        "addresses": list(addresses.order_by("-primary", "pk")),
        "has_password": user.has_usable_password(),
        "has_second_factor": is_mfa_enabled(user),
        "devices": UserSession.objects.filter(user=user.pk).count(),
    }
