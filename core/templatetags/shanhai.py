"""The components that need more than a template: `{% load shanhai %}`. See /styleguide/ for each in all its states."""

from collections.abc import Iterable, Sequence
from datetime import date, datetime
from functools import cache
from typing import Any

from django import template
from django.templatetags.static import static
from django.utils import timezone, translation
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext

from core.display import dates, numbers
from core.display import journey as drawing

register = template.Library()
register.filter("phone", numbers.phone)

SEAL_STATES = {
    "valid": "",
    "expiring": "soon",
    "expired": "gone",
    "withdrawn": "void",
    "suspended": "void",
}
SEAL_WORDS = {
    "expiring": gettext_lazy("expires soon"),
    "expired": gettext_lazy("expired"),
    "withdrawn": gettext_lazy("withdrawn"),
    "suspended": gettext_lazy("suspended"),
}
SEAL_HALF = 2
FRESH_SHARE = 0.2


@cache
def sprite() -> str:
    return static("img/icons.svg")


@register.simple_tag
def icon(name: str, css: str = "") -> SafeString:
    """Draw a symbol of the sprite; it is decoration, the word stands beside it."""
    return format_html(
        '<svg class="i{}" aria-hidden="true"><use href="{}#{}"/></svg>',
        f" {css}" if css else "",
        sprite(),
        name,
    )


@register.filter
def money(value: numbers.Number | None) -> str:
    """¥1,234.50"""
    return "" if value is None or value == "" else numbers.money(value)


@register.filter
def number(value: numbers.Number | None) -> str:
    """1,234"""
    return "" if value is None or value == "" else numbers.count(value)


@register.filter
def quantity(value: numbers.Number | None, unit: str = "kg") -> str:
    """1,250 kg; 2500 g becomes 2.5 kg"""
    return "" if value is None or value == "" else numbers.quantity(value, unit)


@register.filter
def day(value: date | datetime | None, style: str = "near") -> str:
    """今天, 11 月 24 日(周二); style `plain` without word and weekday, `full` with the year."""
    if not value:
        return ""
    exact = dates.local_date(value)
    if style == "full":
        return dates.full_day(exact)
    if style == "plain":
        return dates.plain_day(exact, timezone.localdate())
    return dates.day(exact)


@register.filter
def month(value: date | datetime | None) -> str:
    """2028 年 6 月"""
    return dates.month(value) if value else ""


@register.filter
def moment(value: datetime | None) -> str:
    """今天 22:08"""
    return dates.moment(value) if value else ""


def per_text(price: numbers.Number, net: numbers.Number, unit: str) -> str:
    """Return the price per 斤 in Chinese, per kilo in English; liquids per 500 ml and per litre."""
    is_chinese = (translation.get_language() or "").startswith("zh")
    size = numbers.GRAMS_PER_JIN if is_chinese else numbers.GRAMS_PER_KILO
    value = numbers.money(numbers.price_for(price, net=net, size=size))
    if unit == "ml":
        return pgettext("unit price of liquids", "%(price)s per litre") % {
            "price": value
        }
    return pgettext("unit price by weight", "%(price)s per kg") % {"price": value}


@register.simple_tag
def unit_price(
    price: numbers.Number, net: numbers.Number = 500, unit: str = "g", css: str = ""
) -> SafeString:
    """¥17.20/斤, from the price of `net` grams or millilitres."""
    return format_html(
        '<span class="per{}">{}</span>',
        f" {css}" if css else "",
        per_text(price, net, unit),
    )


@register.simple_tag
def price(
    amount: numbers.Number,
    size: str = "m",
    per500: numbers.Number | None = None,
    unit: str = "g",
) -> SafeString:
    """A price with ¥ and decimals at 70 %, and beside it the price by weight when `per500` is given."""
    cut = numbers.amount(amount)
    html = format_html(
        '<span class="price {}">{}<span class="c">¥</span>{}<span class="d">{}</span></span>',
        size,
        *cut,
    )
    if per500 is None:
        return html
    return format_html(
        "{} {}", html, unit_price(per500, 500, unit, "big" if size == "l" else "")
    )


@register.simple_tag
def seal(text: str, state: str = "valid", size: str = "", name: str = "") -> SafeString:
    """A square seal of four characters; its issuer, number and date stand in text beside it."""
    label = _("Seal: %(name)s") % {"name": name or text}
    if state in SEAL_WORDS:
        label = pgettext("seal and its state", "%(seal)s, %(state)s") % {
            "seal": label,
            "state": SEAL_WORDS[state],
        }
    classes = " ".join(
        part for part in ("seal", size, SEAL_STATES.get(state, "")) if part
    )
    return format_html(
        '<span class="{}" role="img" lang="zh-Hans" aria-label="{}">{}\n{}</span>',
        classes,
        label,
        text[:SEAL_HALF],
        text[SEAL_HALF:],
    )


@register.simple_tag
def bar(
    value: numbers.Number, total: numbers.Number = 100, css: str = "", label: str = ""
) -> SafeString:
    """A bar filled to value of total; without a label it only repeats what is written beside it."""
    share = (
        min(100, max(0, round(float(value) / float(total) * 100, 1))) if total else 0
    )
    role = (
        format_html('role="img" aria-label="{}"', label)
        if label
        else mark_safe('aria-hidden="true"')
    )
    return format_html(
        '<svg class="bar" viewBox="0 0 100 6" preserveAspectRatio="none" {}><rect class="{}" width="{}" height="6"/></svg>',
        role,
        css,
        share,
    )


@register.inclusion_tag("components/freshness.html")
def freshness(
    harvested: date, best_before: date | None = None, text: str = ""
) -> dict[str, Any]:
    """Leaf and date words; within the last fifth of its life a clock and the days left."""
    today = timezone.localdate()
    left = (best_before - today).days if best_before else None
    life = (best_before - harvested).days if best_before else 0
    return {
        "text": text or _("harvested %(day)s") % {"day": dates.day(harvested)},
        "left": left,
        "is_old": left is not None and left <= life * FRESH_SHARE,
    }


@register.inclusion_tag("components/season.html")
def season(levels: str, month: int | None = None) -> dict[str, Any]:
    """Twelve bars, one a month, from twelve digits 0–3; the month of today is marked."""
    words = [
        pgettext("supply", "none"),
        pgettext("supply", "little"),
        pgettext("supply", "some"),
        _("plenty"),
    ]
    now = month or timezone.localdate().month
    bars = [
        {
            "level": int(level),
            "label": dates.short_month(number),
            "word": words[int(level)],
            "is_now": number == now,
        }
        for number, level in enumerate(levels[:12], start=1)
    ]
    return {"bars": bars}


def read(stop: Any, key: str) -> Any:
    """Return a stop's value, be it a dict or an object."""
    return stop.get(key) if isinstance(stop, dict) else getattr(stop, key, None)


@register.inclusion_tag("components/journey.html")
def journey(stops: Iterable[Any], label: str = "") -> dict[str, Any]:
    """The altitude profile of 2–7 stops: altitude, name, detail, date, url, is_next."""
    rows = [
        {
            k: read(s, k)
            for k in ("altitude", "name", "detail", "date", "url", "is_next")
        }
        for s in stops
    ]
    altitudes = [row["altitude"] for row in rows]
    next_index = next((i for i, row in enumerate(rows) if row["is_next"]), None)
    for row, metres in zip(rows, drawing.fill_gaps(altitudes), strict=True):
        row["is_sea"] = metres < drawing.SEA_LEVEL_M
    return {
        "rows": rows,
        "label": label,
        "profile": drawing.profile(altitudes, next_index=next_index) if rows else None,
    }


@register.inclusion_tag("components/stepper.html")
def stepper(
    name: str,
    value: int = 1,
    most: int | None = None,
    label: str = "",
    least: int = 1,
    *,
    submits: bool = False,
) -> dict[str, Any]:
    """− value +: typing works everywhere, the buttons come with the script; at 1 the minus becomes a bin when least is 0.

    With `submits` the script sends the form after a change.
    """
    return {
        "name": name,
        "value": value,
        "most": most,
        "label": label or _("Quantity"),
        "least": least,
        "submits": submits,
    }


@register.inclusion_tag("components/track.html")
def track(steps: Sequence[Any], label: str = "") -> dict[str, Any]:
    """The steps of an order: dicts with text, state (done, now, bad or nothing) and time."""
    return {"steps": steps, "label": label or _("Progress of the order")}
