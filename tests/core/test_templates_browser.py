"""The style guide as people meet it: by eye, keyboard, screen reader, with and without script."""

from urllib.parse import urlsplit

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.conf import settings as django_settings
from django.test import Client
from playwright.sync_api import Page, expect
from pytest_django import Settings

from tests.factories.core import UserFactory
from tests.plugins.browser import NewPage

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
SERIOUS = {"serious", "critical"}


@pytest.fixture
def session(client: Client, settings: Settings) -> str:
    settings.SECOND_FACTOR_REQUIRED = False
    client.force_login(UserFactory(is_staff=True))
    return client.cookies[django_settings.SESSION_COOKIE_NAME].value


def open_guide(page: Page, session: str, address: str, live_server: object) -> Page:
    host = urlsplit(str(live_server)).hostname
    page.context.add_cookies(
        [{"name": "sessionid", "value": session, "domain": host, "path": "/"}]
    )
    page.goto(address)
    return page


@pytest.mark.parametrize(
    ("address", "width", "dark"),
    [("/styleguide/", 1440, False), ("/en/styleguide/", 390, True)],
)
def test_the_style_guide_has_no_barrier(
    new_page: NewPage,
    session: str,
    live_server: object,
    address: str,
    width: int,
    *,
    dark: bool,
) -> None:
    page = open_guide(new_page(width=width, dark=dark), session, address, live_server)

    found = Axe().run(page).response["violations"]

    assert [
        (each["id"], each["nodes"][0]["target"])
        for each in found
        if each["impact"] in SERIOUS
    ] == []


@pytest.mark.parametrize("width", [320, 390, 1440])
def test_nothing_sticks_out(
    new_page: NewPage, session: str, live_server: object, width: int
) -> None:
    page = open_guide(new_page(width=width), session, "/en/styleguide/", live_server)

    assert (
        page.evaluate(
            "document.documentElement.scrollWidth - document.documentElement.clientWidth"
        )
        == 0
    )


def test_a_stepper_counts_and_ends_in_a_bin(
    new_page: NewPage, session: str, live_server: object
) -> None:
    page = open_guide(new_page(), session, "/styleguide/", live_server)
    stepper = page.locator("quantity-stepper").filter(
        has=page.locator('input[name="b"]')
    )

    expect(stepper.get_by_role("button", name="移出")).to_be_visible()
    stepper.get_by_role("button", name="增加一份").click()

    expect(stepper.get_by_role("spinbutton")).to_have_value("2")
    expect(stepper.get_by_role("button", name="减少一份")).to_be_visible()


def test_without_script_the_quantity_is_typed(
    new_page: NewPage, session: str, live_server: object
) -> None:
    page = open_guide(new_page(javascript=False), session, "/styleguide/", live_server)

    expect(page.locator("quantity-stepper button")).to_have_count(0)
    expect(page.locator('input[name="a"]')).to_be_editable()


def test_a_password_can_be_shown(new_page: NewPage) -> None:
    page = new_page()
    page.goto("/auth/login/")
    page.get_by_label("密码", exact=True).fill("secret")
    page.get_by_role("button", name="显示密码").click()

    assert page.locator("show-password input").get_attribute("type") == "text"


def test_large_type_is_kept_without_script(new_page: NewPage) -> None:
    page = new_page(javascript=False)
    page.goto("/display/")
    page.get_by_label("大字").check()
    page.get_by_role("button", name="保存").click()
    page.goto("/auth/login/")

    assert (
        page.evaluate("getComputedStyle(document.documentElement).fontSize") == "18px"
    )
