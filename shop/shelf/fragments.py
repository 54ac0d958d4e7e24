"""Card HTML held in the process under (product, version, language, day): two generations, no invalidation.

The version comes with the page's own query and is written in the transaction of a change, so no process shows an old card.
"""

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import Any

from django.core.files.storage import default_storage
from django.utils import timezone, translation
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from core import pictures
from core.display import dates
from core.templatetags.shanhai_goods import good

from . import queries
from .held import Generations
from .models import ProductCard

GENERATION = 10_000
EXPIRING_DAYS = 30
FRESH_SHARE = 5
Key = tuple[int, int, str, date]


held: Generations[SafeString] = Generations(GENERATION)


def card_html(
    rows: Sequence[tuple[int, int]],
    *,
    language: str,
    at: datetime,
    cards: Mapping[int, ProductCard] | None = None,
) -> list[SafeString]:
    """Return the cards of (product id, version) rows in their order; those not held are read in one query, or given."""
    day = timezone.localdate(at)
    keys: list[Key] = [(pk, version, language, day) for pk, version in rows]
    found = {key: held.get(key) for key in keys}
    missing = [key for key, html in found.items() if html is None]
    if missing:
        if cards is None:
            cards = queries.cards([key[0] for key in missing])
        with translation.override(language):
            for key in missing:
                if card := cards.get(key[0]):
                    html = found[key] = good(shown(card, language, day))
                    held.put((card.pk, card.version, language, day), html)
    return [html for key in keys if (html := found[key]) is not None]  # type: ignore[assignment]


def shown(card: ProductCard, language: str, day: date) -> dict[str, Any]:
    """Return what the card component shows on a day."""
    texts = card.texts.get(language) or card.texts.get("zh-hans", {})
    seal = next(
        (
            one
            for one in card.seals
            if not one["until"] or one["until"] >= day.isoformat()
        ),
        None,
    )
    return {
        **texts,
        "picture": picture(card.picture, texts.get("name", "")),
        "price": card.price if card.price is not None else 0,
        "per500": card.unit_price,
        "unit": card.unit,
        "seal_text": seal["seal"] if seal else "",
        "seal_state": seal_state(seal, day),
        "seal_name": seal["name"].get(language, "") if seal else "",
        "fresh_text": fresh_text(card, day),
        "is_old": is_old(card, day),
        "is_sold_out": not card.is_in_stock,
    }


def seal_state(seal: dict[str, Any] | None, day: date) -> str:
    if not seal or not seal["until"]:
        return "valid"
    left = (date.fromisoformat(seal["until"]) - day).days
    return "expiring" if left <= EXPIRING_DAYS else "valid"


def fresh_text(card: ProductCard, day: date) -> str:
    if not card.is_in_stock:
        if card.next_harvest_month:
            return _("Sold out; next in %(month)s") % {
                "month": dates.short_month(card.next_harvest_month)
            }
        return _("Sold out")
    if is_old(card, day):
        return _("best before %(day)s") % {
            "day": dates.plain_day(card.best_before_date, day)  # type: ignore[arg-type]
        }
    if card.harvested_date:
        return _("harvested %(day)s") % {
            "day": dates.near_word(card.harvested_date, day)
            or dates.plain_day(card.harvested_date, day)
        }
    return ""


def is_old(card: ProductCard, day: date) -> bool:
    """Tell whether a fifth of its life or less is left."""
    if not card.best_before_date or not card.harvested_date:
        return False
    left, life = (
        (card.best_before_date - day).days,
        (card.best_before_date - card.harvested_date).days,
    )
    return left * FRESH_SHARE <= life


def picture(stored: dict[str, Any], alt: str) -> dict[str, Any]:
    """Return what the picture component needs, from a stored picture with its renditions."""
    if not stored:
        return {"src": "", "width": 800, "height": 800, "sources": [], "alt": alt}
    renditions = {
        kind: stored["renditions"][kind]
        for kind in ("avif", "webp")
        if stored["renditions"].get(kind)
    }
    names = [name for found in renditions.values() for _width, name in found]
    urls = iter(pictures.addresses([middle(stored), *names]))
    return {
        "src": next(urls),
        "width": stored["width"] or 800,
        "height": stored["height"] or 800,
        "sources": [
            {
                "type": f"image/{kind}",
                "srcset": ", ".join(f"{next(urls)} {width}w" for width, _name in found),
            }
            for kind, found in renditions.items()
        ],
        "alt": alt,
    }


def middle(stored: dict[str, Any]) -> str:
    """Return the name of the WebP rendition of middle width, else of the picture itself."""
    webp = stored["renditions"].get("webp")
    return str(webp[len(webp) // 2][1] if webp else stored["name"])


def picture_url(stored: dict[str, Any]) -> str:
    """Return the address of a stored picture's middle rendition, "" where there is none."""
    return str(default_storage.url(middle(stored))) if stored else ""
