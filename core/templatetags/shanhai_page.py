"""What a whole page needs: its shell, its language, its messages, its page numbers: `{% load shanhai_page %}`."""

import re
from typing import Any

from django import template
from django.conf import settings
from django.http import HttpRequest
from django.template.context import Context
from django.templatetags.static import static
from django.utils import translation
from django.utils.html import format_html
from django.utils.safestring import SafeString

from core.display import frames, shell

register = template.Library()

HAN = re.compile("[\u3400-\u9fff]")
ALLAUTH = ("account_", "mfa_", "usersessions_")


def request_of(context: Context) -> HttpRequest | None:
    """Return the request, whether a context processor put it there or the context carries it."""
    return context.get("request") or getattr(context, "request", None)


@register.simple_tag(takes_context=True)
def toasts_here(context: Context) -> SafeString:
    """The messages waiting for this visitor, each once."""
    if frames.HAS_HOLES in context:
        return frames.hole("toasts")
    return frames.waiting_toasts(request_of(context), context.get("csrf_token"))


@register.inclusion_tag("components/pager.html", takes_context=True)
def pager(context: Context, page: Any) -> dict[str, Any]:
    """Previous and next of a Django page, keeping the rest of the address's query."""
    request = request_of(context)
    query = request.GET.copy() if request else None

    def url(number: int) -> str:
        if query is None:
            return f"?page={number}"
        query["page"] = str(number)
        return f"?{query.urlencode()}"

    return {
        "number": page.number,
        "pages": page.paginator.num_pages,
        "previous_url": url(page.previous_page_number()) if page.has_previous() else "",
        "next_url": url(page.next_page_number()) if page.has_next() else "",
    }


def section_of(context: Context, request: HttpRequest | None) -> str:
    """Return the place in the menu: the page's own word, else the namespace of its address."""
    match = getattr(request, "resolver_match", None)
    if own := context.get("section"):
        return str(own)
    if match is not None and str(match.url_name).startswith(ALLAUTH):
        return "account"
    return str(getattr(match, "namespace", "") or "")


@register.simple_tag(takes_context=True)
def shell_piece(context: Context, name: str) -> SafeString:
    """Header, footer, tab bar or demo bar: a held string, the same for everybody but for badge and language link."""
    request = request_of(context)
    if frames.HAS_HOLES in context:
        return shell.with_holes(name, section_of(context, request))
    other_url = str(context.get("other_language_url") or "")
    return shell.filled(
        name, request=request, section=section_of(context, request), other_url=other_url
    )


@register.simple_tag
def site_url(static_path: str) -> str:
    """The absolute address of a static file, for what other sites read."""
    return f"{settings.SITE_ORIGIN}{static(static_path)}"


@register.filter
def in_its_language(text: str) -> str:
    """A number or name that stays Chinese in every language, marked as such on an English page."""
    if translation.get_language() == "en" and HAN.search(str(text)):
        return format_html('<span lang="zh-Hans">{}</span>', text)
    return text


@register.filter
def absolute(address: str) -> str:
    """The whole address of a path of ours."""
    return f"{settings.SITE_ORIGIN}{address}" if address.startswith("/") else address


@register.simple_tag
def support_phone() -> str:
    """The number to call, also when nothing else works."""
    return str(settings.SUPPORT_PHONE)


@register.simple_tag(takes_context=True)
def html_attributes(context: Context) -> SafeString:
    """Language of the page, and the reader's own text size and colours from their cookies."""
    if frames.HAS_HOLES in context:
        return frames.hole("html")
    return shell.html_attributes(request_of(context))


@register.simple_tag(takes_context=True)
def alternate_links(context: Context) -> SafeString:
    """Tell search engines where this page stands in the other language."""
    if frames.HAS_HOLES in context:
        return frames.hole("alternates")
    request = request_of(context)
    return shell.alternate_links(request) if request else SafeString("")


@register.simple_tag(takes_context=True)
def hole(context: Context, name: str) -> SafeString:
    """Put a piece of the page here; in a frame, the place where it will stand."""
    return frames.hole(name) if frames.HAS_HOLES in context else context[name]
