"""Whether a product is on sale, in words for the people who keep the catalogue."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any

from django.db.models import Prefetch, Q, QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from core.display import dates
from shop.certification import queries as certification


@dataclass(frozen=True)
class Standing:
    """A state and the sentence that explains it."""

    state: str
    words: str

    def __str__(self) -> str:
        return self.words


class State(StrEnum):
    ON_SALE = "on_sale"
    STOPPED = "stopped"
    HIDDEN = "hidden"
    WITHDRAWN = "withdrawn"


LABELS = {
    State.ON_SALE: pgettext_lazy("product", "On sale"),
    State.STOPPED: pgettext_lazy("product", "Sale stopped"),
    State.HIDDEN: gettext_lazy("Not shown"),
    State.WITHDRAWN: pgettext_lazy("product", "Withdrawn"),
}


def with_required(products: QuerySet) -> QuerySet:
    """Return the products with the certificates they need: one query for all of them."""
    rows = certification.required()
    return products.prefetch_related(
        Prefetch("recognitions", rows, to_attr="required_recognitions")
    )


def standing_of(product: Any, *, at: datetime) -> Standing:
    """Return how a product of `with_required` stands at a moment."""
    if product.withdrawn_at:
        day = dates.full_day(dates.local_date(product.withdrawn_at))
        words = _("Withdrawn on %(day)s") % {"day": day}
        return Standing(State.WITHDRAWN, words)
    if not product.is_public:
        return Standing(State.HIDDEN, _("Not shown in the shop"))
    if not product.is_sellable_at(at):
        return Standing(
            State.STOPPED, why(product.required_recognitions, at) or _("Sale stopped.")
        )
    if product.sellable_until is None:
        return Standing(State.ON_SALE, _("On sale without end"))
    # The moment is the first one after the last day.
    last = dates.full_day(certification.last_day_before(product.sellable_until))
    return Standing(State.ON_SALE, _("On sale until %(day)s") % {"day": last})


def why(recognitions: Iterable[Any], at: datetime) -> str:
    return " ".join(certification.lacks(recognitions, at=at))


def in_state(products: QuerySet, state: str, *, at: datetime) -> QuerySet:
    """Return the products that stand so at a moment."""
    listed = Q(withdrawn_at=None, is_public=True)
    sellable = Q(blocked_at=None) & (Q(sellable_until=None) | Q(sellable_until__gt=at))
    return products.filter(
        {
            State.ON_SALE: listed & sellable,
            State.STOPPED: listed & ~sellable,
            State.HIDDEN: Q(withdrawn_at=None, is_public=False),
            State.WITHDRAWN: ~Q(withdrawn_at=None),
        }[State(state)]
    )
