"""Where money and orders do not agree, or a provider owes an answer: each in a sentence, with the page that settles it."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db.models import OuterRef, Subquery
from django.urls import reverse
from django.utils.translation import gettext as _

from core.display import dates, numbers
from shop.order import invariants
from shop.order.models import OrderGroup
from shop.payment.models import PaymentAttempt, Refund, WebhookMessage

PATIENCE = timedelta(minutes=10)


@dataclass(frozen=True)
class Difference:
    about: str
    text: str
    url: str = ""


def found(at: datetime) -> list[Difference]:
    return [
        *silent(at),
        *unread(at),
        *refused_refunds(),
        *short(),
    ]


def page_of(attempt: int | None) -> str:
    return reverse("payments:inspect", args=[attempt]) if attempt else ""


def silent(at: datetime) -> Iterator[Difference]:
    """Payments that may still bring money and were not compared for a while."""
    pending = PaymentAttempt.objects.filter(
        state__in=PaymentAttempt.PENDING, created_at__lt=at - PATIENCE
    ).exclude(checked_at__gte=at - PATIENCE)
    for attempt in pending.select_related("group"):
        since = attempt.checked_at or attempt.created_at
        text = _("The provider has not told us anything since %(when)s.")
        when = {"when": dates.moment(since)}
        yield Difference(attempt.group.number, text % when, page_of(attempt.pk))


def unread(at: datetime) -> Iterator[Difference]:
    """Messages that nobody acted on, and messages about payments that are not ours."""
    ours = PaymentAttempt.objects.filter(
        provider=OuterRef("provider"), reference=OuterRef("reference")
    )
    waiting = WebhookMessage.objects.filter(
        processed_at=None, received_at__lt=at - PATIENCE
    )
    first = Subquery(ours.order_by("pk").values("pk")[:1])
    for message in waiting.annotate(attempt=first):
        text = (
            _("A message of the provider was not acted on. Fetch the payment again.")
            if message.attempt
            else _("The provider speaks of a payment that is not ours.")
        )
        yield Difference(message.reference, text, page_of(message.attempt))


def refused_refunds() -> Iterator[Difference]:
    failed = Refund.objects.filter(state=Refund.State.FAILED)
    for refund in failed.select_related("attempt__group"):
        text = _("A refund of %(sum)s did not go through. Repeat it.")
        yield Difference(
            refund.attempt.group.number,
            text % {"sum": numbers.money(refund.amount)},
            reverse("refunds:inspect", args=[refund.pk]),
        )


def short() -> Iterator[Difference]:
    """Paid purchases that received less than they cost."""
    known = invariants.balances()
    paid = OrderGroup.objects.filter(status=OrderGroup.Status.PAID)
    for group in paid.only("pk", "number", "total"):
        came = known.get(group.pk, (invariants.NOTHING,))[0]
        if came < group.total:
            text = _("Counts as paid, but only %(came)s of %(total)s arrived.")
            sums = {
                "came": numbers.money(came),
                "total": numbers.money(group.total),
            }
            yield Difference(group.number, text % sums)
