"""Ending one of one's own sessions, and choosing for whom one acts."""

from allauth.usersessions.models import UserSession
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from core.accounts import acting
from core.accounts.people import person
from core.display import toasts
from core.models import Membership


@login_required
@require_POST
def session_end(request: HttpRequest, pk: int) -> HttpResponse:
    """Sign one other device out."""
    session = get_object_or_404(UserSession, pk=pk, user=request.user)
    if session.session_key == request.session.session_key:
        return redirect("account_logout")
    session.end()
    toasts.tell(request, _("That device is signed out."))
    return redirect("usersessions_list")


@login_required
@require_POST
def membership_choose(request: HttpRequest) -> HttpResponse:
    """Act for one of one's organisations from now on, or for oneself."""
    chosen = request.POST.get("membership", "")
    if not chosen:
        request.session[acting.CHOSEN] = 0
        return redirect("core:account-home")
    number = int(chosen) if chosen.isascii() and chosen.isdigit() else 0
    mine = Membership.objects.active().filter(user=person(request))
    membership = get_object_or_404(mine, pk=min(number, 2**31))
    request.session[acting.CHOSEN] = membership.pk
    return redirect("core:account-home")
