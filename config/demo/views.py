"""One-click sign-in and the mail viewer. In production this module is not even installed."""

from allauth.account.utils import perform_login
from django.conf import settings
from django.contrib.auth import logout
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import get_language
from django.views.decorators.http import require_POST, require_safe

from core.models import User
from shop.provenance.views import in_own_language

from .models import SentMail
from .people import people, person

PAGE = 30
PLACES = {"staff": "/cms/"}


@require_safe
@in_own_language
def people_list(request: HttpRequest) -> HttpResponse:
    place = 0 if (get_language() or "").startswith("zh") else 1
    shown = [
        {
            "persona": one["persona"],
            "name": one["name"][place],
            "role": one["role"][place],
            "line": one["line"][place],
            "steps": [step[place] for step in one["steps"]],
        }
        for one in people()
    ]
    return render(request, "demo/people.html", {"people": shown})


@require_POST
def sign_in(request: HttpRequest, persona: str) -> HttpResponse:
    """Sign in as one of the demo world's people."""
    facts = person(persona)
    if not settings.DEMO_ALLOWED or facts is None:
        raise Http404
    user = get_object_or_404(User, email=facts["email"])
    logout(request)
    return perform_login(
        request,
        user,
        email_verification="none",
        redirect_url=PLACES.get(persona, "/account/"),
        signup=False,
    )


@require_safe
@in_own_language
def mail_list(request: HttpRequest) -> HttpResponse:
    page = Paginator(SentMail.objects.all(), PAGE).get_page(request.GET.get("page"))
    return render(request, "demo/mail_list.html", {"page_obj": page})


@require_safe
@in_own_language
def mail_detail(request: HttpRequest, pk: int) -> HttpResponse:
    return render(
        request, "demo/mail_detail.html", {"mail": get_object_or_404(SentMail, pk=pk)}
    )
