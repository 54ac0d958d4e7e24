"""The nine criteria of a match and the two sides that look at it."""

from enum import StrEnum

from matchmaking.wording import Sentence
from matchmaking.wording import gettext_noop as _


class Side(StrEnum):
    BUYER = "buyer"
    SUPPLIER = "supplier"


class Criterion(StrEnum):
    CATEGORY = "category"
    VOLUME = "volume"
    SEASON = "season"
    PRICE = "price"
    CERTIFICATES = "certificates"
    LOGISTICS = "logistics"
    OBLIGATION = "obligation"
    RELIABILITY = "reliability"
    NOVELTY = "novelty"


NAMES = {
    Criterion.CATEGORY: Sentence(_("goods on offer")),
    Criterion.VOLUME: Sentence(_("volume")),
    Criterion.SEASON: Sentence(_("common weeks")),
    Criterion.PRICE: Sentence(_("price band")),
    Criterion.CERTIFICATES: Sentence(_("preferred certificates")),
    Criterion.LOGISTICS: Sentence(_("delivery")),
    Criterion.OBLIGATION: Sentence(_("obligation")),
    Criterion.RELIABILITY: Sentence(_("reliability")),
    Criterion.NOVELTY: Sentence(_("novelty")),
}
