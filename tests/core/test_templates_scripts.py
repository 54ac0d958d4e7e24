"""The small scripts, each put into a page that has nothing else to say."""

import json

import pytest
from django.template.loader import render_to_string
from playwright.sync_api import Page, Route, expect

from tests.plugins.browser import NewPage

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def put(page: Page, html: str, *scripts: str) -> Page:
    page.goto("/auth/login/")
    page.evaluate("html => document.querySelector('main').innerHTML = html", html)
    for name in scripts:
        page.add_script_tag(url=f"/static/js/{name}.js", type="module")
    return page


def answer(page: Page, address: str, body: object) -> list[str]:
    asked: list[str] = []

    def fulfil(route: Route) -> None:
        asked.append(route.request.post_data or route.request.url)
        route.fulfill(content_type="application/json", body=json.dumps(body))

    page.route(address, fulfil)
    return asked


def test_suggestions_are_walked_with_the_arrows(new_page: NewPage) -> None:
    page = new_page()
    answer(
        page,
        "**/names*",
        {
            "suggestions": [
                {"text": "核桃", "note": "产品"},
                {"text": "赫章", "url": "/auth/signup/"},
            ]
        },
    )
    put(
        page,
        render_to_string(
            "components/search_form.html",
            {"action": "/auth/login/", "suggest": "/names"},
        ),
    )
    field = page.get_by_role("combobox")

    field.press_sequentially("h")
    expect(page.get_by_role("option")).to_have_count(2)
    field.press("ArrowDown")
    field.press("ArrowDown")

    expect(page.get_by_role("option", selected=True)).to_have_text("赫章")
    field.press("Enter")
    page.wait_for_url("**/auth/signup/")


def test_escape_closes_the_suggestions_and_keeps_the_text(new_page: NewPage) -> None:
    page = new_page()
    answer(page, "**/names*", {"suggestions": [{"text": "核桃"}]})
    put(
        page,
        render_to_string(
            "components/search_form.html",
            {"action": "/auth/login/", "suggest": "/names"},
        ),
    )
    field = page.get_by_role("combobox")
    field.press_sequentially("he")
    expect(field).to_have_attribute("aria-expanded", "true")

    field.press("Escape")

    expect(page.get_by_role("listbox")).to_be_hidden()
    expect(field).to_have_value("he")


FILTERS = """<a class="btn only-narrow" href="#filters">筛选</a>
<filter-sheet class="sheet" id="filters" data-count="/count?count=1"><div class="sheet-h"><h2>筛选</h2><a href="#" class="btn">关</a></div>
<form><label class="tick"><input type="checkbox" name="region" value="520000">贵州</label>
<div class="sheet-go"><button class="btn go">看 <span data-total>18</span> 种</button></div></form></filter-sheet>"""


def test_the_filters_are_a_sheet_that_counts(new_page: NewPage) -> None:
    page = new_page(width=390)
    asked = answer(page, "**/count*", {"count": 1204})
    put(page, FILTERS, "filter-sheet")

    page.get_by_role("link", name="筛选").click()
    page.get_by_label("贵州").check()

    expect(page.get_by_role("dialog").get_by_role("button")).to_have_text("看 1,204 种")
    assert asked[-1].endswith("/count?count=1&region=520000")


def test_escape_leaves_the_filters_and_returns_to_their_button(
    new_page: NewPage,
) -> None:
    page = put(new_page(width=390), FILTERS, "filter-sheet")
    page.get_by_role("link", name="筛选").click()
    expect(page.get_by_role("dialog")).to_be_visible()

    page.keyboard.press("Escape")

    expect(page.get_by_label("贵州")).to_be_hidden()
    expect(page.get_by_role("link", name="筛选")).to_be_focused()


def test_without_script_the_filters_open_by_their_address(new_page: NewPage) -> None:
    page = new_page(width=390, javascript=False)
    page.goto("/auth/login/")
    page.locator("main").evaluate("(main, html) => main.innerHTML = html", FILTERS)
    expect(page.get_by_label("贵州")).to_be_hidden()

    page.get_by_role("link", name="筛选").click()

    expect(page.get_by_label("贵州")).to_be_visible()


def test_the_save_bar_counts_what_differs(new_page: NewPage) -> None:
    form = f'<form><input name="a" value="1"><input name="b" value="2">{render_to_string("components/save_bar.html")}</form>'
    page = put(new_page(), form, "unsaved-bar")
    bar = page.locator("unsaved-bar")

    page.locator('[name="a"]').fill("9")
    expect(bar).to_contain_text("改了 1 处，还没保存")
    page.locator('[name="b"]').fill("9")
    expect(bar).to_contain_text("改了 2 处，还没保存")
    bar.get_by_role("button", name="不要了").click()

    expect(bar).to_be_hidden()


def test_a_form_is_sent_once(new_page: NewPage) -> None:
    page = new_page()
    sent = answer(page, "**/slow", {})
    put(
        page,
        '<form method="post" action="/slow" target="other"><button>付</button></form><iframe name="other"></iframe>',
    )

    page.get_by_role("button", name="付").dblclick()
    page.wait_for_timeout(300)

    assert len(sent) == 1


def test_a_toast_stays_while_one_points_at_it(new_page: NewPage) -> None:
    page = put(
        new_page(),
        '<page-toasts class="toasts"><div class="toast" data-seconds="0.3"><span>已移出</span></div></page-toasts>',
    )
    toast = page.locator("main .toast")
    toast.hover()
    page.wait_for_timeout(700)
    expect(toast).to_be_visible()

    page.mouse.move(0, 0)

    expect(toast).to_have_count(0)
