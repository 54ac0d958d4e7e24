"""What `make pictures` does: take the pictures in docs/pictures from a demo that is being served.

They are taken in the order below, by one consumer who buys, and by somebody of the back office.
"""

import argparse
import io
import os
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from PIL import Image
from playwright.sync_api import Browser, Page, sync_playwright

FOLDER = Path(__file__).resolve().parents[1] / "docs" / "pictures"
LARGEST = 120_000  # bytes
QUALITIES = range(84, 20, -4)
ADDRESS = "陈静怡 13800000001 广东省广州市越秀区东湖路 8 号 1203"
CONSUMER, STAFF = "consumer", "staff"
WAIT_FOR_PICTURES = """async () => {
    const shown = [...document.images].filter(each => each.currentSrc || each.src);
    shown.forEach(each => { each.loading = "eager"; });
    await Promise.all(shown.map(each => each.decode()));
}"""


def opened(path: str) -> Callable[[Page], object]:
    return lambda page: page.goto(path)


def open_product(page: Page) -> None:
    page.goto("/")
    page.goto(str(page.locator("a.peak").first.get_attribute("href")))


def open_passport(page: Page) -> None:
    open_product(page)
    page.goto(str(page.locator("a[href^='/l/']").first.get_attribute("href")))


def fill_basket(page: Page) -> None:
    for words in ("赫章薄皮核桃", "大埔蜜柚"):
        page.goto(f"/search/?q={words}")
        page.locator(".goods a").first.click()
        page.locator("button[value=basket]:visible").first.click()
    page.goto("/basket/")


def fill_checkout(page: Page) -> None:
    page.goto("/checkout/")
    page.fill("#pasted", ADDRESS)
    page.click("button[name=paste]")
    page.wait_for_selector("[name=street][value]")
    page.evaluate("document.activeElement.blur(); scrollTo(0, 0)")


def place_order(page: Page) -> None:
    fill_checkout(page)
    page.click("aside button.go")
    page.wait_for_url("**/pay/**")


def open_order(page: Page) -> None:
    page.goto("/account/orders/")
    page.locator(".rows a").last.click()


@dataclass(frozen=True)
class Shot:
    """A picture: its name, how its page is reached, by whom, and what is kept of it."""

    name: str
    reach: Callable[[Page], object]
    width: int = 1440
    height: int = 1000
    language: str = "zh-CN"
    is_dark: bool = False
    person: str = ""


SHOTS = (
    Shot("home", opened("/"), height=1500),
    Shot("home-dark", opened("/"), is_dark=True),
    Shot("home-phone", opened("/"), width=390, height=844),
    Shot("listing", opened("/products/?season=now"), height=1200),
    Shot("product", open_product, height=1300),
    Shot("passport", open_passport, width=390, height=1300),
    Shot("search", opened("/en/search/?q=walnuts"), language="en"),
    Shot("basket", fill_basket, height=760, person=CONSUMER),
    Shot("checkout", fill_checkout, height=1300, person=CONSUMER),
    Shot("pay", place_order, height=760, person=CONSUMER),
    Shot("order", open_order, height=1300, person=CONSUMER),
    Shot("back-office", opened("/cms/orders/"), person=STAFF),
)


class Camera:
    """Opens pages of a served demo, each person in a browser of their own."""

    def __init__(self, browser: Browser, address: str) -> None:
        self.browser, self.address = browser, address
        self.pages: dict[tuple[object, ...], Page] = {}

    def page_for(self, shot: Shot) -> Page:
        kept = (shot.person, shot.language, shot.is_dark, shot.width)
        if kept not in self.pages:
            context = self.browser.new_context(
                base_url=self.address,
                locale=shot.language,
                timezone_id="Asia/Shanghai",
                color_scheme="dark" if shot.is_dark else "light",
                reduced_motion="reduce",
            )
            self.pages[kept] = page = context.new_page()
            if shot.person:
                page.goto("/demo/sign-in/")
                page.locator(f"form[action$='/{shot.person}/'] button").click()
        return self.pages[kept]

    def take(self, shot: Shot) -> bytes:
        """Return a picture of the top of a page, as soon as all pictures on it are there."""
        page = self.page_for(shot)
        page.set_viewport_size({"width": shot.width, "height": shot.height})
        shot.reach(page)
        page.evaluate(WAIT_FOR_PICTURES)
        return page.screenshot()


def small_webp(png: bytes) -> bytes:
    """Return a picture as WebP, as good as its size allows."""
    with Image.open(io.BytesIO(png)) as picture:
        for quality in QUALITIES:
            buffer = io.BytesIO()
            picture.save(buffer, "WEBP", quality=quality, method=6)
            if buffer.tell() <= LARGEST:
                return buffer.getvalue()
    raise ValueError(f"A picture does not get smaller than {buffer.tell()} bytes")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("address", help="of a demo: http://127.0.0.1:8000")
    parser.add_argument("names", nargs="*", help="which pictures; all of them")
    wanted = parser.parse_args()
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=os.environ.get("CHROMIUM"), args=["--no-sandbox"]
        )
        camera = Camera(browser, wanted.address)
        for shot in SHOTS:
            if not wanted.names or shot.name in wanted.names:
                data = small_webp(camera.take(shot))
                (FOLDER / f"{shot.name}.webp").write_bytes(data)
                print(f"{shot.name}: {len(data):,} bytes")


if __name__ == "__main__":
    main()
