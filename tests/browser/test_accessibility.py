"""Every kind of page, by the rules of axe in light and dark on a phone and a desk, at 320 px, and by keyboard."""

import time
from collections.abc import Iterator
from functools import partial
from urllib.parse import urljoin, urlsplit

import pytest
from axe_playwright_python.base import AXE_SCRIPT
from django.conf import settings
from django.contrib.auth.models import AnonymousUser
from django.shortcuts import render
from django.test import RequestFactory
from playwright.sync_api import Page, Route

from cms.actions import start_site
from core.models import User
from tests.browser import places

pytestmark = [
    pytest.mark.browser,
    pytest.mark.django_db(transaction=True),
    # Wagtail leaves those it makes renditions with to the collector.
    pytest.mark.filterwarnings(
        "ignore:Unclosed file <tempfile.Spooled:ResourceWarning"
    ),
]
PHONE, DESK = {"width": 390, "height": 844}, {"width": 1440, "height": 900}
SMALLEST = {"width": 320, "height": 640}
LEADS_ON = "/auth/password/reset/key/"  # hides its key
BROKEN = ("403.html", "403_csrf.html", "429.html", "500.html", "503.html")
# What depends on the colours alone is asked again in the dark; a few cards stand for those beside them.
AXE = """only => axe.run({exclude: [[".goods > :nth-child(n+4)"]]}, {
    resultTypes: ["violations"], elementRef: false, preload: false,
    ...(only ? {runOnly: {type: "rule", values: only}} : {}),
}).then(found => found.violations
    .filter(each => ["serious", "critical"].includes(each.impact))
    .map(each => `${each.id} ${each.nodes[0].target} ${each.nodes[0].failureSummary}`))"""
STICKS_OUT = (
    "document.documentElement.scrollWidth - document.documentElement.clientWidth"
)
OUTLINE = """() => {
    const one = document.activeElement, style = getComputedStyle(one);
    return [one.className, style.outlineStyle, parseFloat(style.outlineWidth)];
}"""


def barriers(page: Page) -> Iterator[str]:
    """Return what axe finds in the page that is open, in every form it has."""
    page.evaluate(AXE_SCRIPT)
    for size in (PHONE, DESK):
        page.set_viewport_size(size)
        for scheme, only in (("light", None), ("dark", ["color-contrast"])):
            page.emulate_media(color_scheme=scheme)
            for each in page.evaluate(AXE, only):
                yield f"{size['width']} {scheme}: {each}"
    page.emulate_media(color_scheme="light")
    page.set_viewport_size(SMALLEST)
    if wide := page.evaluate(STICKS_OUT):
        yield f"320: {wide} px stick out"


def answer(body: str | bytes, content_type: str, route: Route) -> None:
    route.fulfill(body=body, content_type=content_type)


def walk(page: Page, addresses: list[str]) -> list[str]:
    found = []
    for address in addresses:
        page.goto(address)
        is_there = urlsplit(page.url).path == urlsplit(address).path
        if not is_there and not address.startswith(LEADS_ON):
            found.append(f"{address} led to {page.url}")
        found += [f"{address} {each}" for each in barriers(page)]
    return found


def sign_in(page: Page, client, member: User) -> None:
    """Enter as a member who has just shown a password."""
    client.force_login(member)
    session = client.session
    session["account_authentication_methods"] = [
        {"method": "code", "at": time.time(), "email": member.email}
    ]
    session.save()
    cookie = {"name": settings.SESSION_COOKIE_NAME, "value": session.session_key}
    page.context.add_cookies([{**cookie, "url": urljoin(page.url, "/")}])


def test_no_page_has_a_barrier(new_page, demo_world, client):
    world = places.fill(demo_world)
    page = new_page()
    page.route("**/media/**", partial(answer, places.sheet(), "image/jpeg"))

    found = walk(page, places.of_visitors(world))
    sign_in(page, client, world.member)
    found += walk(page, places.of_members(world))

    assert found == []


def test_no_page_of_a_failure_has_a_barrier(new_page):
    page = new_page()
    request = RequestFactory().get("/")
    request.user, request.session = AnonymousUser(), {}
    for name in BROKEN:
        body = render(request, name).content.decode()
        page.route(
            f"**/{name}",
            partial(answer, body, "text/html; charset=utf-8"),
        )

    assert walk(page, [f"/{name}" for name in BROKEN]) == []


def test_a_form_that_was_refused_has_no_barrier(new_page):
    page, found = new_page(), []
    for address, field in (("/auth/login/", "[name=login]"), ("/trace/", "[name=q]")):
        page.goto(address)
        with page.expect_navigation():
            page.locator("main form", has=page.locator(field)).evaluate(
                "form => { form.noValidate = true; form.requestSubmit() }"
            )
        found += barriers(page)

    assert found == []


def test_each_kind_of_barrier_is_found(new_page):
    page = new_page()
    page.goto("/auth/login/")
    page.evaluate(
        """document.querySelector("main").innerHTML = `<input>
        <p id="faint">Faint in the dark</p>
        <div id="wide">Wide</div>`;
        document.querySelector("#wide").style.width = "400px";
        document.querySelector("#faint").style.color = "light-dark(#000, #333)";"""
    )

    found = [" ".join(each.split()[:3]) for each in barriers(page)]

    assert found == [
        "390 light: label",
        "390 dark: color-contrast",
        "1440 light: label",
        "1440 dark: color-contrast",
        "320: 80 px",
    ]


@pytest.mark.parametrize("address", ["/", "/en/products/", "/auth/login/", "/basket/"])
def test_the_keyboard_begins_with_the_way_to_the_content(new_page, address):
    start_site()
    page = new_page(width=1440)
    page.goto(address)
    page.keyboard.press("Tab")
    first = page.evaluate(OUTLINE)
    page.keyboard.press("Enter")
    inside = page.evaluate("document.activeElement.id")
    page.keyboard.press("Tab")

    assert (first, inside) == (["skip", "solid", 3], "main")
    assert page.evaluate(OUTLINE)[1:] == ["solid", 3]
