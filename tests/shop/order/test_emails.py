"""What a buyer reads of each happening, and of which orders."""

import pytest
from django.utils import translation

from shop.order import emails
from shop.order.models import OrderGroup
from shop.order.notices import subject_of
from tests.factories.orders import basket_with, purchase
from tests.factories.shop import StockRecordFactory

pytestmark = pytest.mark.django_db
FIRST_LINES = {
    "placed": "We hold the goods for you until",
    "paid": "We have received",
    "dispatched": "A parcel is on its way to you.",
    "underpaid": "Part of your payment has arrived.",
    "cancelled": "The order is cancelled.",
    "refunded": "The refund has left.",
}


@pytest.mark.parametrize("what", FIRST_LINES)
def test_every_happening_has_a_subject_and_a_sentence(what, mailoutbox):
    group = purchase(basket_with(StockRecordFactory()))
    OrderGroup.objects.update(contact_email="chen@example.org", language="en")

    emails.write(group.pk, what)

    with translation.override("en"):
        subject = subject_of(what, group.number)
    sent = [(mail.subject, mail.body[: len(FIRST_LINES[what])]) for mail in mailoutbox]
    assert sent == [(subject, FIRST_LINES[what])]


def test_a_buyer_who_paid_too_little_reads_what_is_missing(mailoutbox):
    group = purchase(basket_with(StockRecordFactory()))
    OrderGroup.objects.update(contact_email="chen@example.org", language="en")

    emails.write(group.pk, "underpaid")

    assert f"¥{group.total} is still missing" in mailoutbox[0].body
