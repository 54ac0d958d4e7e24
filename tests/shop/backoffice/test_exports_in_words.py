"""What a list gives away to be kept reads as the list does: headings, states and moments."""

import csv
from datetime import UTC, datetime
from io import BytesIO, StringIO
from uuid import uuid4

import openpyxl
import pytest
from django.test import Client
from wagtail.users.models import UserProfile

from shop.payment.models import IncomingTransfer, Remittance
from tests.factories.core import UserFactory
from tests.factories.orders import paid_purchase

pytestmark = pytest.mark.django_db
AT = datetime(2026, 11, 20, 17, 30, 5, 123456, tzinfo=UTC)


@pytest.fixture
def exported():
    """Return a function that exports a list as a member of the staff who reads a language."""

    def rows(name, language, kind="csv"):
        user = UserFactory(is_staff=True, is_superuser=True)
        profile = UserProfile.get_for_user(user)
        profile.preferred_language = language
        profile.save()
        client = Client()
        client.force_login(user)
        answer = client.get(f"/cms/{name}/?export={kind}")
        content = b"".join(answer.streaming_content)
        if kind == "csv":
            return list(csv.reader(StringIO(content.decode())))
        book = openpyxl.load_workbook(BytesIO(content))
        return [list(row) for row in book.active.iter_rows(values_only=True)]

    return rows


@pytest.mark.parametrize(
    ("language", "headings", "words"),
    [
        (
            "en",
            ["Purchase", "Provider", "The provider's reference", "State", "Sum"],
            ["Sandbox payment", "Paid"],
        ),
        (
            "zh-hans",
            ["购买单", "付款渠道", "支付方编号", "状态", "金额"],
            ["沙盒支付", "已付款"],
        ),
    ],
)
def test_headings_and_states_are_in_the_readers_language(
    exported, language, headings, words
):
    attempt = paid_purchase().attempts.get()

    first, row = exported("payments", language)

    provider, state = words
    assert first == headings
    told = [attempt.group.number, provider, attempt.reference, state]
    assert row == [*told, str(attempt.amount)]


@pytest.mark.parametrize(
    ("kind", "moment"),
    [("csv", "2026-11-21 01:30:05"), ("xlsx", datetime(2026, 11, 21, 1, 30, 5))],  # noqa: DTZ001 - a cell has no zone
)
def test_a_moment_is_local_and_to_the_second(exported, kind, moment):
    remittance = Remittance.objects.create(
        code="SHPM0BSXR7",
        idempotency_key=uuid4(),
        group_number="1",
        amount=5,
        created_at=AT,
    )
    IncomingTransfer.objects.create(
        remittance=remittance,
        amount=5,
        payer="示例学校",
        bank_reference="B1",
        received_at=AT,
        entered_at=AT,
    )

    headings, row = exported("transfers", "en", kind)

    assert (headings[0], headings[-1], row[-1]) == (
        "Remittance code",
        "Received",
        moment,
    )
