"""The passport of a lot for people and for machines, its code, its label, and the page to find one."""

import io
from collections.abc import Callable
from functools import wraps
from typing import Any

import segno
from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.utils import timezone, translation
from django.utils.cache import patch_cache_control, patch_vary_headers
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe
from django.views.defaults import page_not_found

from shop.shelf.fragments import picture

from . import passport, queries
from .models import Lot
from .origin import where_of
from .typed import read

HTML, LD_JSON, JSON = "text/html", "application/ld+json", "application/json"
LANGUAGES = dict(settings.LANGUAGES)
DAY = 24 * 60 * 60
View = Callable[..., HttpResponse]


def in_own_language(view: View) -> View:
    """Printed addresses have no language: take it from `?lang=`, else from the reader's browser."""

    @wraps(view)
    def wrapped(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        wanted = request.GET.get("lang", "")
        if wanted not in LANGUAGES:
            wanted = translation.get_language_from_request(request)
        with translation.override(wanted):
            request.LANGUAGE_CODE = wanted
            try:
                response = view(request, *args, **kwargs)
            except Http404 as error:  # answered here, in the reader's language too
                response = page_not_found(request, error)
        patch_vary_headers(response, ["Accept-Language", "Cookie"])
        response.headers["Content-Language"] = wanted
        return response

    return wrapped


def existing(lot: Lot | None) -> Lot:
    """Return the lot; without one the page is not found.

    Raises:
        Http404: without a lot.
    """
    if lot is None:
        raise Http404
    return lot


@require_safe
@in_own_language
def by_gtin(request: HttpRequest, gtin: str, lot: str) -> HttpResponse:
    return answer(request, existing(queries.lot_by_gtin(gtin, lot)))


@require_safe
@in_own_language
def by_code(request: HttpRequest, code: str) -> HttpResponse:
    return answer(request, existing(queries.lot_by_code(code)))


def answer(request: HttpRequest, lot: Lot) -> HttpResponse:
    """Answer a machine with EPCIS and a person with the page."""
    wanted = request.get_preferred_type([HTML, LD_JSON, JSON])
    if request.GET.get("format") == "jsonld":
        wanted = LD_JSON
    response = events(lot, wanted) if wanted in {LD_JSON, JSON} else page(request, lot)
    patch_vary_headers(response, ["Accept"])
    return response


def events(lot: Lot, content_type: str | None) -> HttpResponse:
    document = passport.epcis_of(lot, at=timezone.now())
    response = JsonResponse(document, content_type=content_type)
    name = f"{lot.lot_number}.epcis.jsonld"
    response.headers["Content-Disposition"] = f'inline; filename="{name}"'
    return response


def page(request: HttpRequest, lot: Lot) -> HttpResponse:
    now = timezone.now()
    found = passport.passport_of(lot, at=now)
    card = getattr(lot.product, "card", None)
    other = "zh-hans" if translation.get_language() == "en" else "en"
    context = {
        "passport": found,
        "where": where_of(lot.product),
        "lot": lot,
        "product": lot.product,
        "picture": picture(card.picture if card else {}, lot.product.title),
        "other_language_url": f"{request.path}?lang={other}",
        "days_left": lot.days_left(timezone.localdate(now)),
        "is_on_sale": found.price is not None
        and not lot.is_recalled
        and lot.product.is_sellable_at(now),
        "support_email": settings.SUPPORT_EMAIL,
    }
    return render(request, "shop/provenance/passport.html", context)


@require_safe
def qr(request: HttpRequest, code: str) -> HttpResponse:  # noqa: ARG001
    """Draw the code of a lot's Digital Link; it never changes."""
    link = passport.link_of(existing(queries.lot_by_code(code)))
    buffer = io.BytesIO()
    segno.make(link, error="m").save(
        buffer, kind="svg", scale=4, border=2, xmldecl=False
    )
    response = HttpResponse(buffer.getvalue(), content_type="image/svg+xml")
    patch_cache_control(response, public=True, max_age=DAY)
    return response


@require_safe
@in_own_language
def label(request: HttpRequest, code: str) -> HttpResponse:
    """Show the label to print on a pack."""
    lot = existing(queries.lot_by_code(code))
    context = {
        "lot": lot,
        "product": lot.product,
        "uri": passport.link_of(lot),
        "where": where_of(lot.product),
        "is_demo": settings.DEMO_ALLOWED,
    }
    return render(request, "shop/provenance/label.html", context)


@require_safe
def trace(request: HttpRequest) -> HttpResponse:
    """Find a lot by a scanned address, the text of a bar code, its short code or its number."""
    typed = read(request.GET.get("q", ""))
    context: dict[str, Any] = {"typed": typed.text, "error": "", "lots": []}
    if typed.text:
        context["lots"] = found = find(typed)
        if len(found) == 1:
            suffix = "?lang=en" if translation.get_language() == "en" else ""
            return redirect(f"/l/{found[0].code}{suffix}")
        if not found:
            context["error"] = _(
                "We know no lot by this. Check the characters on the label."
            )
    status = 404 if context["error"] else 200
    return render(request, "shop/provenance/trace.html", context, status=status)


def find(typed: Any) -> list[Lot]:
    if typed.gtin:
        found = queries.lot_by_gtin(typed.gtin, typed.lot_number)
        return [found] if found else []
    by_code = queries.lot_by_code(typed.lot_number)
    return [by_code] if by_code else queries.lots_by_number(typed.lot_number)
