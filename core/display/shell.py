"""Header, footer and tab bar: held as strings for each language and section, because they are the same for everybody.

Of the request there are two holes only: the basket badge (cookie `basket_n`) and the link to this page in the other
language. No user, no csrf token. A menu edit shows within a minute.
"""

import re
import time
from urllib.parse import urlencode

from django.conf import settings
from django.http import HttpRequest
from django.template.loader import render_to_string
from django.utils.html import escape, format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language

IDLE_LINES = re.compile(r"\s*\n\s*")
BADGE_HOLE = "<!--basket-->"
LANGUAGE_HOLE = "#other-language"
HELD_SECONDS = 60
BADGE_COOKIE = "basket_n"
BADGE_MOST = 99
UNPREFIXED = ("/01/", "/l/", "/demo/")
SIZES = {"large"}
THEMES = {"light", "dark"}
TAGS = {"zh-hans": "zh-Hans", "zh-hant": "zh-Hant"}

_held: dict[tuple[str, str, str], tuple[float, str]] = {}


def badge(request: HttpRequest | None) -> str:
    """Return the number on the basket, from its cookie; anything but digits counts as none."""
    value = request.COOKIES.get(BADGE_COOKIE, "") if request else ""
    if not (value.isascii() and value.isdigit()) or int(value[:4]) == 0:
        return ""
    number = int(value[:4])
    shown = f"{BADGE_MOST}+" if number > BADGE_MOST else str(number)
    return f'<span class="count">{shown}</span>'


def other_language_url(request: HttpRequest | None, language: str) -> str:
    """Return this page's address in the other language, by its path alone: no query to the database."""
    path = request.path if request else "/"
    other = "en" if language.startswith("zh") else "zh-hans"
    query = request.GET.copy() if request else None
    if path.startswith(UNPREFIXED):
        params = query.dict() if query else {}
        return f"{path}?{urlencode(params | {'lang': other})}"
    bare = path.removeprefix("/en") if path.startswith("/en/") else path
    target = f"/en{bare}" if other == "en" else bare
    return f"{target}?{query.urlencode()}" if query else target


def canonical_query(request: HttpRequest) -> str:
    """Return what of the query makes another page: the number of the page, never a filter or a campaign."""
    number = request.GET.get("page", "")
    return f"?page={int(number)}" if number.isdecimal() and int(number) > 1 else ""


def alternates(
    request: HttpRequest, language: str, other_url: str = ""
) -> dict[str, str]:
    """Return this page's absolute canonical address by language; `other_url` when the other's path differs."""
    if request.path.startswith(UNPREFIXED):
        origin = f"{settings.SITE_ORIGIN}{request.path}"
        return {"zh-Hans": f"{origin}?lang=zh-hans", "en": f"{origin}?lang=en"}
    bare = request.path.removeprefix("/en") if language == "en" else request.path
    query = canonical_query(request)
    chinese, english = f"{bare}{query}", f"/en{bare}{query}"
    if other_url:
        chinese, english = (
            (other_url, english) if language == "en" else (chinese, other_url)
        )
    return {
        "zh-Hans": f"{settings.SITE_ORIGIN}{chinese}",
        "en": f"{settings.SITE_ORIGIN}{english}",
    }


def alternate_links(request: HttpRequest) -> SafeString:
    """Tell search engines this page's own address, and where it stands in the other language."""
    language = get_language() or settings.LANGUAGE_CODE
    links = alternates(request, language)
    own = links["en" if language == "en" else "zh-Hans"]
    html = '<link rel="alternate" hreflang="{}" href="{}">'
    return format_html('<link rel="canonical" href="{}">', own) + format_html_join(
        "", html, [*links.items(), ("x-default", links["zh-Hans"])]
    )


def html_attributes(request: HttpRequest | None) -> SafeString:
    """Return the language of the page, and the reader's own text size and colours from their cookies."""
    language = get_language() or settings.LANGUAGE_CODE
    cookies = request.COOKIES if request else {}
    html = format_html(' lang="{}"', TAGS.get(language, language))
    if cookies.get("size") in SIZES:
        html = format_html('{} data-size="{}"', html, cookies["size"])
    if cookies.get("theme") in THEMES:
        html = format_html('{} data-theme="{}"', html, cookies["theme"])
    return html


def piece(name: str, section: str) -> str:
    """Return the held string of a template, made again when it is older than a minute."""
    key = (name, get_language() or settings.LANGUAGE_CODE, section)
    made_at, html = _held.get(key, (None, ""))
    if settings.DEBUG or made_at is None or time.monotonic() - made_at > HELD_SECONDS:
        context = {
            "section": section,
            "language": key[1],
            "is_demo": settings.DEMO_ALLOWED,
        }
        context |= {
            "support_phone": settings.SUPPORT_PHONE,
            "support_email": settings.SUPPORT_EMAIL,
        }
        html = render_to_string(name, context)
        html = IDLE_LINES.sub("\n", html)
        _held[key] = (time.monotonic(), html)
    return html


def forget() -> None:
    """Drop everything held, after an edit in this process."""
    _held.clear()


def with_holes(name: str, section: str) -> SafeString:
    """Return the piece as it is held, for a frame."""
    return mark_safe(piece(f"shell/{name}.html", section))  # noqa: S308 - our own templates


def filled(
    name: str, *, request: HttpRequest | None, section: str, other_url: str = ""
) -> SafeString:
    """Return the piece with its holes filled for this request."""
    html = piece(f"shell/{name}.html", section)
    if BADGE_HOLE in html:
        html = html.replace(BADGE_HOLE, badge(request))
    if LANGUAGE_HOLE in html:
        url = other_url or other_language_url(
            request, get_language() or settings.LANGUAGE_CODE
        )
        html = html.replace(LANGUAGE_HOLE, escape(url))
    return mark_safe(html)  # noqa: S308 - our own templates; the holes are digits and an escaped address
