"""Debian's Chromium under Playwright. A page that breaks the security policy or throws in a script fails its test."""

import os
from collections.abc import Callable, Generator, Iterator
from pathlib import Path

import pytest
from django.db import connections
from playwright.sync_api import Browser, ConsoleMessage, Page, sync_playwright

PICTURES = Path(__file__).resolve().parents[2] / "var" / "test-pictures"
NewPage = Callable[..., Page]
FAILED = pytest.StashKey[bool]()


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    # Playwright's own event loop runs in this thread; Django must not take that for asynchronous code. It keeps other
    # connections beside a loop, and a process forked later goes back to those of before: they must not be open.
    connections.close_all()
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(
            executable_path=os.environ["CHROMIUM"], args=["--no-sandbox"]
        )
        yield chromium
        chromium.close()
    del os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"]


@pytest.fixture
def new_page(
    browser: Browser, live_server: object, request: pytest.FixtureRequest
) -> Iterator[NewPage]:
    """Return a function that opens a page: new_page(width=390, locale="zh-CN", javascript=True, dark=False)."""
    pages: list[Page] = []
    complaints: list[str] = []

    def open_page(
        *,
        width: int = 390,
        locale: str = "zh-CN",
        javascript: bool = True,
        dark: bool = False,
    ) -> Page:
        context = browser.new_context(
            base_url=str(live_server),
            viewport={"width": width, "height": 844 if width < 700 else 900},
            locale=locale,
            timezone_id="Asia/Shanghai",
            java_script_enabled=javascript,
            color_scheme="dark" if dark else "light",
            reduced_motion="reduce",
        )
        context.set_default_timeout(10_000)
        page = context.new_page()
        page.on("console", lambda message: complaints.extend(complaint_in(message)))
        page.on("pageerror", lambda error: complaints.append(str(error)))
        pages.append(page)
        return page

    yield open_page

    for number, page in enumerate(pages):
        if request.node.stash.get(FAILED, False):
            PICTURES.mkdir(parents=True, exist_ok=True)
            page.screenshot(
                path=PICTURES / f"{request.node.name}-{number}.png", full_page=True
            )
        page.context.close()
    assert complaints == []


def complaint_in(message: ConsoleMessage) -> list[str]:
    return [message.text] if "Content Security Policy" in message.text else []


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(
    item: pytest.Item,
) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    report = yield
    item.stash[FAILED] = item.stash.get(FAILED, False) or report.failed
    return report
