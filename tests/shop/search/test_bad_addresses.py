import pytest
from django.urls import reverse

from .market import get, product, publish

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("query", "status", "sentence"),
    [
        ({"q": "核" * 101}, 422, "搜索词最多 100 个字"),
        ({"q": "核\x00桃"}, 422, "搜索词里有不能用的字符"),
        ({"q": ""}, 200, "想找什么？"),
        ({"q": "核桃", "region": "abc"}, 200, "网址里有一个筛选条件看不懂，已略去"),
        ({"q": "核桃", "price": "1-2"}, 200, "已略去"),
        ({"q": "核桃", "season": "then"}, 200, "已略去"),
        ({"q": "核桃", "sort": "colour"}, 200, "已略去"),
        ({"q": "核桃", "page": "-1"}, 200, "已略去"),
        ({"q": "核桃", "page": "99999999999999999999"}, 200, "已略去"),
        ({"q": "核桃", "category": ["1", "x"]}, 200, "已略去"),
    ],
)
def test_an_absurd_address_gets_one_clear_sentence(client, query, status, sentence):
    product()
    publish()

    response = get(client, **query)

    assert response.status_code == status
    assert sentence in response.content.decode()


@pytest.mark.parametrize(
    "raw",
    [
        "q=%ff%fe",
        "q=%E6%A0",
        "q=%00",
        "q[]=1",
        "%=%",
        "q=a&q=b",
        "region=%ff&q=a",
        "count=%00",
    ],
)
def test_no_encoding_breaks_the_page(client, raw):
    assert client.get(f"/search/?{raw}").status_code in {200, 422}
    assert client.get(f"/search/suggest/?{raw}").status_code == 200


@pytest.mark.parametrize("name", ["search:results", "search:suggest"])
def test_the_pages_are_only_read(client, name):
    assert client.post(reverse(name), {"q": "核桃"}).status_code == 405


def test_what_was_typed_is_shown_as_text(client):
    response = get(client, q="<script>alert(1)</script>")

    assert "<script>alert" not in response.content.decode()
    assert "&lt;script&gt;alert(1)" in response.content.decode()
