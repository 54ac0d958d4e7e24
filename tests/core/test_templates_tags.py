from datetime import timedelta
from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.contrib import messages
from django.contrib.messages.storage.fallback import FallbackStorage
from django.core.paginator import Paginator
from django.template import Context, Template
from django.test import RequestFactory
from django.utils import timezone, translation

from core.display import toasts
from core.templatetags import shanhai_pictures as tags


def draw(source: str, **values: Any) -> BeautifulSoup:
    return BeautifulSoup(Template(source).render(Context(values)), "html.parser")


def words(soup: BeautifulSoup) -> str:
    return " ".join(soup.get_text(" ", strip=True).split())


def test_a_price_stands_beside_its_price_by_weight() -> None:
    chinese = draw('{% price 86 size="l" per500="17.20" %}')
    with translation.override("en"):
        english = draw('{% price 86 per500="17.20" %}')

    assert chinese.select_one(".price.l").get_text() == "¥86.00"
    assert chinese.select_one(".per.big").get_text() == "¥17.20/斤"
    assert english.select_one(".per").get_text() == "¥34.40 per kg"


def test_liquids_are_priced_by_volume() -> None:
    chinese = draw('{% unit_price 30 net=750 unit="ml" %}')
    with translation.override("en"):
        english = draw('{% unit_price 30 net=750 unit="ml" %}')

    assert (words(chinese), words(english)) == ("¥20.00/500 毫升", "¥40.00 per litre")


@pytest.mark.parametrize(
    ("state", "classes", "label"),
    [
        ("valid", ["seal", "sm"], "印章：帮扶认定"),
        ("expiring", ["seal", "sm", "soon"], "印章：帮扶认定，快到期"),
        ("expired", ["seal", "sm", "gone"], "印章：帮扶认定，已过期"),
        ("withdrawn", ["seal", "sm", "void"], "印章：帮扶认定，已撤销"),
        ("suspended", ["seal", "sm", "void"], "印章：帮扶认定，已暂停"),
    ],
)
def test_a_seal_says_its_state_in_words(
    state: str, classes: list[str], label: str
) -> None:
    seal = draw('{% seal "帮扶认定" state=state size="sm" %}', state=state).span

    assert (seal["class"], seal["aria-label"], seal.get_text()) == (
        classes,
        label,
        "帮扶\n认定",
    )


@pytest.mark.parametrize(
    ("value", "total", "width"),
    [(3, 4, "75.0"), (9, 4, "100"), (-1, 4, "0"), (1, 0, "0")],
)
def test_a_bar_never_leaves_its_frame(value: int, total: int, width: str) -> None:
    assert (
        draw("{% bar value total %}", value=value, total=total).rect["width"] == width
    )


def test_freshness_counts_the_days_in_the_last_fifth() -> None:
    today = timezone.localdate()
    fresh = draw(
        "{% freshness day until %}",
        day=today - timedelta(days=1),
        until=today + timedelta(days=9),
    )
    old = draw(
        "{% freshness day until %}",
        day=today - timedelta(days=9),
        until=today + timedelta(days=1),
    )
    past = draw(
        "{% freshness day until %}",
        day=today - timedelta(days=9),
        until=today - timedelta(days=1),
    )

    assert [words(fresh), words(old), words(past)] == [
        "昨天采收",
        "还可放 1 天",
        "已过保质期",
    ]
    assert old.p["class"] == ["fresh", "soon"]


def test_a_season_says_each_month_in_words() -> None:
    bars = draw('{% season "210000003332" month=11 %}').select("li")

    assert [bar["class"] for bar in (bars[0], bars[2], bars[10])] == [
        ["v2"],
        ["v0"],
        ["v3", "now"],
    ]
    assert bars[10].get_text() == "11月多, 本月"


def test_a_stepper_works_without_its_script() -> None:
    field = draw('{% stepper "quantity" 2 most=5 label="核桃数量" %}').input

    assert (field["name"], field["value"], field["min"], field["max"]) == (
        "quantity",
        "2",
        "1",
        "5",
    )
    assert field["aria-label"] == "核桃数量"


def test_the_pager_keeps_the_rest_of_the_address() -> None:
    page = Paginator(range(9), 3).page(2)
    request = RequestFactory().get("/products/?region=520000&page=2")

    links = draw("{% pager page %}", page=page, request=request).select("a")

    assert [link["href"] for link in links] == [
        "?region=520000&page=1",
        "?region=520000&page=3",
    ]


def test_a_single_page_has_no_pager() -> None:
    assert words(draw("{% pager page %}", page=Paginator(range(3), 3).page(1))) == ""


def test_a_journey_lists_its_stops_for_readers_and_draws_them_for_the_eye() -> None:
    day = timezone.localdate()
    stops = [
        {"altitude": 1996, "name": "云岭村", "date": day},
        {"altitude": None, "name": "车上"},
        {"altitude": 8, "name": "您家", "is_next": True},
    ]
    journey = draw("{% journey stops %}", stops=stops)

    assert [item["class"] for item in journey.select("li")] == [[], [], ["sea", "next"]]
    assert [item.get_text() for item in journey.select(".alt")] == [
        "1,996 m",
        "",
        "8 m",
    ]
    assert journey.select_one("svg")["aria-hidden"] == "true"


def test_a_message_with_an_undo_is_a_form_in_the_toast() -> None:
    request = RequestFactory().get("/")
    request.session = {}  # type: ignore[assignment]
    request._messages = FallbackStorage(request)  # type: ignore[attr-defined]
    toasts.tell(request, "已移出「红茶」", undo_url="/basket/restore/7/")
    messages.error(request, "只剩 3 份。")

    shown = draw("{% toasts_here %}", request=request, csrf_token="token").select(
        ".toast"
    )

    assert [toast["class"] for toast in shown] == [["toast"], ["toast", "bad"]]
    assert shown[0].form["action"] == "/basket/restore/7/"
    assert words(shown[0]) == "已移出「红茶」 撤销"


def test_the_reader_s_size_and_colours_come_from_known_words_only() -> None:
    request = RequestFactory().get("/")
    request.COOKIES.update({"size": "large", "theme": '"><script>'})

    assert Template("<html{% html_attributes %}>").render(
        Context({"request": request})
    ) == ('<html lang="zh-Hans" data-size="large">')


def test_a_picture_names_its_formats_and_escapes_what_is_said_of_it():
    shown = {
        "src": "/media/a.webp?x=1&y=2",
        "width": 640,
        "height": 480,
        "alt": 'Tea "A" <b>',
        "sources": [{"type": "image/avif", "srcset": "/media/a.avif 320w"}],
    }

    html = tags.picture(shown, "46vw", eager=True)

    assert html == (
        '<picture><source type="image/avif" srcset="/media/a.avif 320w" sizes="46vw">'
        '<img src="/media/a.webp?x=1&amp;y=2" width="640" height="480"'
        ' alt="Tea &quot;A&quot; &lt;b&gt;" fetchpriority="high"></picture>'
    )


def test_a_picture_without_more_is_loaded_late():
    html = tags.picture({"src": "/media/a.webp", "alt": ""})

    assert html == (
        '<picture><img src="/media/a.webp" alt="" loading="lazy" decoding="async"></picture>'
    )
