"""A product in a list: `{% load shanhai_goods %}`."""

from collections.abc import Mapping
from html import escape
from typing import Any

from django import template
from django.utils.safestring import SafeString, mark_safe

from .shanhai import icon, price, seal
from .shanhai_pictures import picture

register = template.Library()

SIZES = "(min-width: 1200px) 18rem, (min-width: 600px) 30vw, 46vw"


@register.simple_tag
def good(card: Mapping[str, Any]) -> SafeString:
    """A product in a list, from url, name, price, picture and what else is known of it.

    That is: spec, slip, per500, unit, seal_text, seal_state, seal_name, fresh_text, is_old, is_sold_out, more. Twenty-four
    stand on a listing: this is a template's work at half of its time.
    """
    is_out = card.get("is_sold_out")
    cost = price(card["price"], "m", card.get("per500"), card.get("unit") or "g")
    return mark_safe(  # noqa: S308 - every part is escaped or made by a component
        f'<article class="good{" out" if is_out else ""}">\n'
        f"  <figure>{picture(card['picture'], SIZES)}{_slip(card)}{_seal(card)}</figure>\n"
        f'  <h3><a href="{escape(card["url"])}">{escape(str(card["name"]))}</a></h3>\n'
        f'  {_line("spec", card.get("spec"))}<p class="pay">{cost}</p>{_fresh(card)}{_line("xs muted", card.get("more"))}\n'
        "</article>\n"
    )


def _slip(card: Mapping[str, Any]) -> str:
    text = card.get("slip")
    return f'<span class="slip">{escape(str(text))}</span>' if text else ""


def _seal(card: Mapping[str, Any]) -> str:
    text = card.get("seal_text")
    state, name = card.get("seal_state") or "valid", card.get("seal_name") or ""
    return seal(text, state, "sm", name) if text else ""


def _fresh(card: Mapping[str, Any]) -> str:
    """Return the leaf and the day of the harvest, or the clock when it is old or gone."""
    text = card.get("fresh_text")
    if not text:
        return ""
    is_out, is_old = card.get("is_sold_out"), card.get("is_old")
    css = " off" if is_out else " soon" if is_old else ""
    symbol = icon("clock" if is_out or is_old else "leaf")
    return f'<p class="fresh{css}">{symbol}{escape(str(text))}</p>'


def _line(css: str, text: object) -> str:
    return f'<p class="{css}">{escape(str(text))}</p>' if text else ""
