"""What the back office calls things, in either language."""

from datetime import UTC, datetime

import pytest
from django.test import Client
from django.utils.translation import override

from core.models import AuditEntry
from shop.backoffice import audit_words
from shop.backoffice.payments import words
from shop.payment.models import LedgerEntry, PaymentAttempt
from tests.crawl.reading import Page
from tests.factories.orders import paid_purchase
from tests.factories.shop import StockRecordFactory

AT = datetime(2026, 11, 2, 4, tzinfo=UTC)


@pytest.mark.parametrize(
    ("language", "name", "value", "told"),
    [
        ("zh-hans", "amount", "1049.80", "金额：¥1,049.80"),
        ("zh-hans", "kind", "receipt", "种类：入库"),
        ("zh-hans", "status", "suspended", "状态：暂停"),
        ("zh-hans", "reason", "goodwill", "原因：坏果或补偿"),
        ("zh-hans", "reason", "净化池停机", "原因：净化池停机"),
        ("zh-hans", "is_required", True, "销售所需：是"),
        ("en", "valid_until", "2027-03-10", "Valid until: 10 March 2027"),
        ("zh-hans", "by", "second step", "尝试方式：登录第二步"),
        ("en", "role", "supplies", "Role: Supplies"),
        ("en", "packs", -27, "Packs: -27"),
        ("zh-hans", "phone", "138****1234", "手机号：138****1234"),
        ("en", "old_fact", "1", "old_fact: 1"),
    ],
)
def test_a_fact_of_the_log_reads_in_the_language_of_the_reader(
    language, name, value, told
):
    with override(language):
        assert audit_words.summary(AuditEntry(before={}, after={name: value})) == told


def test_a_changed_fact_says_what_it_was():
    entry = AuditEntry(before={"price": "80.00"}, after={"price": "86.00", "packs": 2})

    with override("en"):
        assert audit_words.summary(entry) == "Price: ¥80.00 → ¥86.00; Packs: 2"


@pytest.mark.parametrize(
    ("kind", "called"), [("order.order", "订单"), ("old.thing", "old.thing")]
)
def test_a_kind_of_thing_has_a_name(kind, called):
    assert audit_words.kind_of(kind) == called


def test_a_payment_is_called_by_its_providers_name():
    attempt = PaymentAttempt(provider="bank_transfer", reference="SHPM0BSXR7")
    other = PaymentAttempt(provider="gone", reference="1")

    assert words.named(attempt) == "银行转账 SHPM0BSXR7"
    assert words.named(other) == "gone 1"


def test_money_in_the_ledger_is_not_called_goods():
    assert LedgerEntry.Kind.RECEIVED.label == "收款"


@pytest.mark.django_db
def test_a_seller_is_called_by_its_organisation():
    seller = StockRecordFactory().partner
    seller.organisation.name_en = "Cloud Ridge Cooperative"

    with override("en"):
        assert str(seller) == "Cloud Ridge Cooperative"


@pytest.fixture
def finance(person_in):
    client = Client()
    client.force_login(person_in("Finance"))
    return client


@pytest.mark.django_db
def test_each_cell_of_a_list_names_its_column(finance):
    paid_purchase()

    page = finance.get("/cms/payments/").content.decode()

    assert 'data-label="付款渠道"' in page
    assert page.count("data-label=") == 6


@pytest.mark.django_db
def test_a_filter_that_is_in_force_says_yes_not_true(finance):
    page = Page(finance.get("/cms/unmatched/?waiting=true").content.decode())

    said = {text.strip() for _language, text in page.texts}
    assert ("是" in said, "True" in said) == (True, False)


@pytest.mark.django_db
def test_the_history_of_what_nobody_edits_offers_no_edit(finance):
    attempt = paid_purchase().attempts.get()

    history = finance.get(f"/cms/payments/history/{attempt.pk}/")

    assert history.context["view"].header_buttons == []


@pytest.mark.django_db
def test_an_act_says_what_it_is_about(finance):
    attempt = paid_purchase().attempts.get()

    page = Page(finance.get(f"/cms/payments/fetch/{attempt.pk}/").content.decode())

    assert words.named(attempt) in {text for _language, text in page.texts}
