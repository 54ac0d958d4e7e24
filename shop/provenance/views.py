"""The passport of a lot for people and for machines, its code, its label, and the page to find one."""

import io
import re
from functools import wraps
from typing import Any
from urllib.parse import urlsplit

import segno
from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.utils import timezone, translation
from django.utils.cache import patch_vary_headers
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from shop.shelf.fragments import picture

from . import passport
from .models import Lot

LD_JSON = "application/ld+json"
LINK = re.compile(
    r"^/(?:en/)?(?:01/(?P<gtin>\d{8,14})/10/(?P<lot>[^/]{1,20})|l/(?P<code>[0-9A-Za-z]{4,12}))/?$"
)
CODES = dict(settings.LANGUAGES)


def in_own_language(view: Any) -> Any:
    """Printed addresses have no language: take it from `?lang=`, else from the reader's browser."""

    @wraps(view)
    def wrapped(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        wanted = request.GET.get("lang", "")
        language = wanted if wanted in CODES else preferred(request)
        with translation.override(language):
            request.LANGUAGE_CODE = language
            response = view(request, *args, **kwargs)
        patch_vary_headers(response, ["Accept", "Accept-Language"])
        response.headers["Content-Language"] = language
        return response

    return wrapped


def preferred(request: HttpRequest) -> str:
    accepted = request.headers.get("Accept-Language", "").lower()
    return "en" if accepted.startswith("en") else settings.LANGUAGE_CODE


@require_safe
@in_own_language
def by_gtin(request: HttpRequest, gtin: str, lot: str) -> HttpResponse:
    return answer(request, passport.lot_by_gtin(gtin, lot))


@require_safe
@in_own_language
def by_code(request: HttpRequest, code: str) -> HttpResponse:
    return answer(request, passport.lot_by_code(code))


def answer(request: HttpRequest, lot: Lot | None) -> HttpResponse:
    """Answer a machine with EPCIS and a person with the page."""
    if lot is None:
        raise Http404
    now = timezone.now()
    found = passport.passport_of(lot, at=now)
    if request.GET.get("format") == "jsonld" or LD_JSON in request.headers.get(
        "Accept", ""
    ):
        return JsonResponse(passport.epcis_of(found, at=now), content_type=LD_JSON)
    other = "zh-hans" if translation.get_language() == "en" else "en"
    card = getattr(lot.product, "card", None)
    context = {
        "passport": found,
        "lot": lot,
        "product": lot.product,
        "picture": picture(card.picture if card else {}, lot.product.title),
        "other_language_url": f"{request.path}?lang={other}",
        "days_left": lot.days_left(timezone.localdate(now)),
    }
    return render(request, "shop/provenance/passport.html", context)


@require_safe
def qr(request: HttpRequest, code: str) -> HttpResponse:  # noqa: ARG001
    """Draw the code of a lot's Digital Link."""
    lot = passport.lot_by_code(code)
    if lot is None:
        raise Http404
    found = passport.passport_of(lot, at=timezone.now())
    buffer = io.BytesIO()
    segno.make(found.uri, error="m").save(
        buffer, kind="svg", scale=4, border=2, xmldecl=False
    )
    return HttpResponse(buffer.getvalue(), content_type="image/svg+xml")


@require_safe
@in_own_language
def label(request: HttpRequest, code: str) -> HttpResponse:
    """Show the label to print on a pack."""
    lot = passport.lot_by_code(code)
    if lot is None:
        raise Http404
    found = passport.passport_of(lot, at=timezone.now())
    return render(
        request,
        "shop/provenance/label.html",
        {
            "passport": found,
            "lot": lot,
            "product": lot.product,
            "is_demo": settings.DEMO_ALLOWED,
        },
    )


@require_safe
def trace(request: HttpRequest) -> HttpResponse:
    """Find a lot by a scanned address, its short code or its number."""
    typed = request.GET.get("q", "").replace("\x00", "").strip()[:300]
    if not typed:
        return render(request, "shop/provenance/trace.html", {"typed": "", "error": ""})
    lot = find(typed)
    if lot is not None:
        suffix = "?lang=en" if translation.get_language() == "en" else ""
        return redirect(f"/l/{lot.code}{suffix}")
    error = _("We know no lot by this. Check the characters on the label.")
    return render(
        request,
        "shop/provenance/trace.html",
        {"typed": typed, "error": error},
        status=404,
    )


def find(typed: str) -> Lot | None:
    match = LINK.match(path_in(typed))
    if match and match["code"]:
        return passport.lot_by_code(match["code"])
    if match:
        return passport.lot_by_gtin(match["gtin"], match["lot"])
    by_short_code = passport.lot_by_code(typed)
    return (
        by_short_code
        or passport.lots()
        .filter(lot_number__iexact=typed)
        .order_by("-harvest_date", "-pk")
        .first()
    )


def path_in(typed: str) -> str:
    """Return the path of a typed or scanned address, nothing when it is none."""
    try:
        return urlsplit(typed).path if "/" in typed else ""
    except ValueError:
        return ""
