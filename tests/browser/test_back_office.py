"""Lists and acts of the back office on a phone: nothing is cut off, and each value says what it is."""

import pytest

from tests.factories.core import UserFactory
from tests.factories.orders import paid_purchase

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
# What of the page's own part ends right of the window.
CUT_OFF = """() => [...document.querySelectorAll("main :is(td, select, input, textarea, button, h2)")]
    .filter(one => one.getBoundingClientRect().right > innerWidth)
    .map(one => one.outerHTML.slice(0, 80))"""
LABELS = """() => [...document.querySelectorAll("tbody tr:first-child td[data-label]")]
    .map(one => getComputedStyle(one, "::before").content)"""


@pytest.fixture
def phone(new_page, client, live_server, settings):
    """Return a page at 390 px that is signed in as staff, and a paid purchase's attempt."""
    settings.SECOND_FACTOR_REQUIRED = False
    attempt = paid_purchase().attempts.get()
    client.force_login(UserFactory(is_staff=True, is_superuser=True))
    page = new_page(width=390, locale="zh-CN")
    cookie = client.cookies[settings.SESSION_COOKIE_NAME].value
    page.context.add_cookies(
        [
            {
                "name": settings.SESSION_COOKIE_NAME,
                "value": cookie,
                "url": live_server.url,
            }
        ]
    )
    return page, attempt


def test_a_row_is_a_card_whose_values_say_what_they_are(phone):
    page, _attempt = phone

    page.goto("/cms/payments/")

    assert page.evaluate(CUT_OFF) == []
    labels = ["付款渠道", "状态", "金额", "开始", "最近核对"]
    assert page.evaluate(LABELS) == ["none", *(f'"{label}"' for label in labels)]


@pytest.mark.parametrize(
    "address",
    [
        "/cms/orders/",
        "/cms/audit/",
        "/cms/payments/inspect/{attempt}/",
        "/cms/payments/refund/{attempt}/",
        "/cms/orders/inspect/{order}/",
    ],
)
def test_nothing_is_cut_off_on_a_phone(phone, address):
    page, attempt = phone
    order = attempt.group.orders.get()

    page.goto(address.format(attempt=attempt.pk, order=order.pk))

    assert page.evaluate(CUT_OFF) == []
