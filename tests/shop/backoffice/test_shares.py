"""Where the price of a pack goes, edited in the back office."""

from decimal import Decimal

import pytest

from core.models import AuditEntry
from shop.catalogue.models import CostShare, Product
from tests.factories.shop import PackFactory, StockRecordFactory

pytestmark = pytest.mark.django_db
VILLAGE = {"label_zh_hans": "果款", "label_en": "For the fruit", "is_village": "on"}


@pytest.fixture
def pack():
    record = StockRecordFactory(price=Decimal("86.00"))
    record.product.cost_shares.create(label_zh_hans="果款", amount=86, is_village=True)
    return record.product


def address(pack):
    return f"/cms/products/shares/{pack.parent_id}/{pack.pk}/"


def lines(*shares):
    """Return what the page sends: the lines with something in them, and an empty one."""
    data = {"lines-TOTAL_FORMS": len(shares) + 1, "lines-INITIAL_FORMS": 1}
    for place, share in enumerate(shares):
        data |= {f"lines-{place}-{name}": value for name, value in share.items()}
    return data


def said(pack):
    return list(
        CostShare.objects.filter(product=pack).values_list(
            "label_zh_hans", "label_en", "amount", "is_village", "position"
        )
    )


def entries():
    return AuditEntry.objects.filter(verb="changed the shares of a price")


def test_the_page_shows_what_is_said_and_room_for_more(office, pack):
    form = office.get(address(pack)).context["form"]

    amounts = [line["amount"].value() for line in form.lines]
    assert amounts == [Decimal("86.00"), None, None, None]


def test_shares_that_add_up_are_saved_and_told(office, editor, pack):
    version = Product.objects.get(pk=pack.parent_id).page_version
    rest = {"label_zh_hans": "包装", "amount": "16.00"}

    answer = office.post(address(pack), lines(VILLAGE | {"amount": "70"}, rest))

    assert answer.headers["Location"] == f"/cms/products/edit/{pack.parent_id}/"
    assert said(pack) == [
        ("果款", "For the fruit", Decimal("70.00"), True, 0),
        ("包装", "", Decimal("16.00"), False, 1),
    ]
    entry = entries().get()
    assert (entry.by, entry.before, entry.after) == (
        editor,
        {"shares": "果款 ¥86.00"},
        {"pack": pack.pack_label_zh_hans, "shares": "果款 ¥70.00, 包装 ¥16.00"},
    )
    assert Product.objects.get(pk=pack.parent_id).page_version > version


def test_no_share_at_all_says_nothing_of_the_price(office, pack):
    office.post(address(pack), lines())

    assert (said(pack), entries().get().after.get("shares")) == ([], None)


@pytest.mark.parametrize(
    ("share", "refusal"),
    [
        ({"amount": "85.99"}, "各份合计 ¥85.99，价格是 ¥86.00。"),
        ({"amount": "0"}, "每一份都要大于零。"),
        ({"amount": ""}, "请填金额。"),
        ({"amount": "86", "label_zh_hans": ""}, "请填去处。"),
        ({"amount": "much"}, "输入一个数字。"),
    ],
)
def test_what_does_not_add_up_is_refused_and_nothing_changes(
    office, pack, share, refusal
):
    answer = office.post(address(pack), lines(VILLAGE | share))

    assert refusal in answer.content.decode()
    assert said(pack) == [("果款", None, Decimal("86.00"), True, 0)]
    assert entries().count() == 0


def test_a_pack_of_another_product_or_without_a_price_is_not_found(office, pack):
    other = StockRecordFactory().product
    unpriced = PackFactory(parent=pack.parent)

    answers = [
        office.get(f"/cms/products/shares/{pack.parent_id}/{pk}/").status_code
        for pk in (other.pk, unpriced.pk)
    ]

    assert answers == [404, 404]


def test_who_may_not_change_products_changes_no_share(order_desk, pack):
    answer = order_desk.post(address(pack), lines(VILLAGE | {"amount": "86"}))

    assert (answer.status_code, entries().count()) == (302, 0)


def test_the_product_leads_to_the_shares_of_each_pack(office, pack):
    page = office.get(f"/cms/products/edit/{pack.parent_id}/").content.decode()

    assert page.count(address(pack)) == 1
