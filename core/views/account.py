"""A person's own page: where their things are."""

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from core.models import Membership


@never_cache
@login_required
@require_safe
def home(request: HttpRequest) -> HttpResponse:
    """Greet a person and show where their orders and their account's safety are."""
    memberships = Membership.objects.active().filter(user=request.user.pk)
    memberships = memberships.select_related("organisation")
    return render(request, "core/account_home.html", {"memberships": memberships})
