"""Money that staff give back of an order that was delivered: damage, or goodwill."""

from datetime import datetime
from decimal import Decimal
from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from shop.order.models import Order, OrderGroup
from shop.payment.models import PaymentAttempt, Refund

from . import outcomes

CENT = Decimal("0.01")


class RefundError(Exception):
    """No refund was started."""

    message: Any = _("The refund could not be started.")


class BadRefundSumError(RefundError):
    message = _("Give a sum above zero, to the fen.")


class TooMuchBackError(RefundError):
    """More than came in, or than the order cost; `most` is what may be given back."""

    def __init__(self, most: Decimal) -> None:
        super().__init__(most)
        self.most = most
        self.message = _("At most %(most)s can be given back.") % {"most": f"¥{most}"}


class NotOfThisPurchaseError(RefundError):
    message = _("This order was not paid with this payment.")


class NothingOwedError(RefundError):
    message = _("This order is not paid, or its money is on its way back already.")


@transaction.atomic
def give_back(
    *,
    attempt: PaymentAttempt,
    order: Order,
    amount: Decimal,
    key: UUID,
    by: Any,
    at: datetime,
) -> Refund:
    """Start a refund of part or all of an order; sent twice with the same key it is started once.

    Raises:
        BadRefundSumError, NotOfThisPurchaseError, NothingOwedError, TooMuchBackError: nothing is started.
    """
    group = OrderGroup.objects.select_for_update().get(pk=attempt.group_id)
    if known := Refund.objects.filter(idempotency_key=key).first():
        return known
    attempt = PaymentAttempt.objects.get(pk=attempt.pk)
    order = Order.objects.get(pk=order.pk)
    if amount <= 0 or amount != amount.quantize(CENT):
        raise BadRefundSumError
    if order.group_id != attempt.group_id:
        raise NotOfThisPurchaseError
    attempt.group = order.group = group
    if group.status != OrderGroup.Status.PAID or order.status not in Order.LIVE:
        raise NothingOwedError
    if amount > (most := most_of(attempt, order)):
        raise TooMuchBackError(most)
    return outcomes.request_refund(
        Refund(
            attempt=attempt,
            order=order,
            idempotency_key=key,
            amount=amount,
            reason=Refund.Reason.GOODWILL,
            requested_at=at,
            requested_by=by,
        )
    )


def most_of(attempt: PaymentAttempt, order: Order) -> Decimal:
    """Return what may still be given back of an order: never more than it cost, or than the payment brought."""
    given = outcomes.total_of(outcomes.goodwill_for([order]))
    return max(
        outcomes.NOTHING, min(outcomes.room_in(attempt), order.total_incl_tax - given)
    )
