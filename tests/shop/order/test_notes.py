import uuid

import pytest
from django.utils import timezone

from shop.order.actions import fulfilment, notes
from tests.factories.core import UserFactory
from tests.factories.orders import purchase

pytestmark = pytest.mark.django_db


@pytest.fixture
def order():
    return purchase().orders.get()


def written(order):
    return [one.data["text"] for one in order.events.filter(kind="note")]


def test_a_note_sent_twice_stands_there_once(order):
    key, clerk = str(uuid.uuid4()), UserFactory()

    for _ in range(2):
        notes.write_down(
            order=order, text=" called them ", key=key, by=clerk, at=timezone.now()
        )

    assert written(order) == ["called them"]
    assert order.events.get(kind="note").by == clerk


def test_an_empty_note_is_refused(order):
    with pytest.raises(notes.EmptyNoteError):
        notes.write_down(order=order, text="  ", key="k", by=None, at=timezone.now())

    assert written(order) == []


def test_the_reason_of_a_cancellation_stands_in_the_history(order):
    fulfilment.cancel(
        order=order, by=None, at=timezone.now(), reason="hail took the harvest"
    )

    assert order.events.get(kind="cancelled").data == {
        "reason": "hail took the harvest"
    }
