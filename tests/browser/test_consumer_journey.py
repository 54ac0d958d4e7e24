"""A consumer scans, trusts, buys, pays, follows and cancels; once with everything, once by bank without a script."""

import re

import pytest
from django.utils import timezone

from shop.order.models import Order, OrderGroup
from shop.payment.actions import attempts
from shop.payment.models import IncomingTransfer, PaymentAttempt, Remittance
from shop.provenance.models import Lot

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def lot(demo_world):
    return Lot.objects.filter(product=demo_world["walnut"]).first()


def fill_address(page):
    page.fill(
        "[name=pasted]", "陈静怡 13822217640 广东省广州市天河区五山路 381 号 12 栋 603"
    )
    page.click("button[name=paste]")
    page.wait_for_selector(
        "[name=district] option[value='440106'][selected]", state="attached"
    )
    page.fill("[name=email]", "guest@example.org")


def scan_and_add(page, lot, words):
    page.goto(f"/l/{lot.code}")
    assert page.inner_text(".lotno") == lot.lot_number
    page.click(".buybar a" if words["narrow"] else ".wrap a >> nth=0")
    page.goto(
        lot.product.get_absolute_url()
        if words["zh"]
        else f"/en{lot.product.get_absolute_url()}"
    )
    page.click("[form=buy]" if words["narrow"] else "#buy button[value=basket]")


def test_choosing_where_it_goes_stays_on_the_page(new_page, lot):
    page = new_page()
    scan_and_add(page, lot, {"narrow": True, "zh": True})
    page.goto("/checkout/")
    page.fill("[name=note]", "放门卫")
    visited = page.evaluate("history.length")

    page.select_option("[name=province]", "520000")
    page.select_option("[name=city]", "520500")
    page.select_option("[name=district]", "520527")

    assert page.evaluate("history.length") == visited
    assert page.input_value("[name=note]") == "放门卫"
    assert page.is_hidden("[name=refresh]")


def test_in_chinese_on_a_phone(new_page, lot):
    page = new_page()
    scan_and_add(page, lot, {"narrow": True, "zh": True})
    page.goto("/basket/")
    page.click("a[href='/checkout/']")
    fill_address(page)
    page.click("aside button.go")
    page.click("a.btn.go.big")
    page.click("button[name=fail]")
    assert "没有扣款" in page.inner_text("body")

    page.click("a.btn.go.big")
    page.click("button[name=pay]")
    page.wait_for_selector("h1:has-text('付好了')")
    page.click("a.btn.go")
    page.click("button.danger")

    assert Order.objects.get().status == "cancelled"
    assert re.search("已取消|原路退回", page.inner_text("body"))


def test_a_payment_after_the_time_ran_out_on_a_phone(new_page, lot):
    page = new_page()
    scan_and_add(page, lot, {"narrow": True, "zh": True})
    page.goto("/checkout/")
    fill_address(page)
    page.click("aside button.go")
    pay_page = page.url
    OrderGroup.objects.update(hold_until=timezone.now())
    page.goto(pay_page)
    assert "超时" in page.inner_text("h1")

    page.goto(PaymentAttempt.objects.get().provider_url)
    page.click("button[name=late]")
    attempts.check(attempt=PaymentAttempt.objects.get(), at=timezone.now())
    page.reload()

    assert "付好了" in page.inner_text("h1")


def test_in_english_by_bank_transfer_without_a_script(new_page, lot):
    page = new_page(width=1440, locale="en-GB", javascript=False)
    scan_and_add(page, lot, {"narrow": False, "zh": False})
    page.goto("/en/checkout/")
    fill_address(page)
    page.check("[name=provider][value=bank_transfer]")
    page.click("aside button.go")
    code = Remittance.objects.get().code
    assert code in page.inner_text("main")
    IncomingTransfer.objects.create(
        remittance=Remittance.objects.get(),
        amount=OrderGroup.objects.get().total,
        bank_reference="B1",
        payer="Example School",
        received_at=timezone.now(),
        entered_at=timezone.now(),
    )
    page.click("form[action*='/check/'] button")

    assert page.inner_text("h1") == "Paid. The cooperatives are packing."
    page.click("a.btn.go")
    assert "Ordered" in page.inner_text(".track")
