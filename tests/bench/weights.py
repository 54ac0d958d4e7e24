"""`python -m tests.bench.weights`: what a first view of each page brings over the wire, as Chromium counts it."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlsplit

from playwright.sync_api import Browser, Page, ViewportSize, sync_playwright

from scripts.services.chromium import chromium
from tests.bench import report, showroom, sites

CODE_KB, REQUESTS = 45, 25
KILO = 1000
PHONE: ViewportSize = {"width": 390, "height": 844}
KINDS = {
    "Document": "html",
    "Stylesheet": "css",
    "Script": "js",
    "Image": "pictures",
    "Font": "fonts",
}
HEAD = (
    "page",
    "verdict",
    "requests",
    "HTML kB",
    "CSS kB",
    "JS kB",
    "pictures kB",
    "other kB",
    "CSP",
)
# Read in the page before anything else, because a blocked thing is told only there.
LISTEN = "addEventListener('securitypolicyviolation', event => console.warn('CSP ' + event.violatedDirective + ' ' + event.blockedURI))"


@dataclass
class Weight:
    """Bytes over the wire by kind, requests, and what the policy refused."""

    requests: int = 0
    sizes: dict[str, int] = field(default_factory=lambda: defaultdict(int))
    refused: list[str] = field(default_factory=list)

    @property
    def code(self) -> int:
        return self.sizes["css"] + self.sizes["js"]

    @property
    def faults(self) -> list[str]:
        """Return which limits a page breaks."""
        broken = {
            "code": self.code > CODE_KB * KILO,
            "requests": self.requests > REQUESTS,
            "CSP": bool(self.refused),
        }
        return [name for name, is_broken in broken.items() if is_broken]


def line(name: str, one: Weight) -> list[str]:
    known = ("html", "css", "js", "pictures")
    others = sum(size for kind, size in one.sizes.items() if kind not in known)
    sizes = [*(one.sizes[kind] for kind in known), others]
    verdict = "TOO MUCH: " + ", ".join(one.faults) if one.faults else "within"
    return [
        name,
        verdict,
        str(one.requests),
        *(f"{size / KILO:.1f}" for size in sizes),
        str(len(one.refused)),
    ]


def listen(page: Page, weight: Weight) -> None:
    """Count what the browser receives: the encoded length of an answer is known when it is whole."""
    kinds: dict[str, str] = {}
    session = page.context.new_cdp_session(page)
    session.send("Network.enable")

    def received(event: dict[str, Any]) -> None:
        if urlsplit(event["response"]["url"]).scheme != "data":
            weight.requests += 1
            kinds[event["requestId"]] = KINDS.get(event["type"], "other")

    def finished(event: dict[str, Any]) -> None:
        if kind := kinds.get(event["requestId"]):
            weight.sizes[kind] += int(event["encodedDataLength"])

    session.on("Network.responseReceived", received)
    session.on("Network.loadingFinished", finished)
    page.on(
        "console",
        lambda message: (
            weight.refused.append(message.text) if "CSP " in message.text else None
        ),
    )


def weigh(browser: Browser, origin: str, sample: Mapping[str, str]) -> Weight:
    """Open a page in a new profile of a phone's size; nothing is scrolled."""
    context = browser.new_context(
        viewport=PHONE, device_scale_factor=2, is_mobile=True, locale="zh-CN"
    )
    context.add_init_script(LISTEN)
    if "cookie" in sample:
        name, _sign, value = sample["cookie"].partition("=")
        context.add_cookies([{"name": name, "value": value, "url": origin}])
    page, weight = context.new_page(), Weight()
    listen(page, weight)
    page.goto(origin + sample["path"], wait_until="networkidle")
    context.close()
    return weight


def main() -> None:
    sites.stop_in_order()
    with showroom.opened() as (origin, samples), sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=chromium(), args=["--no-sandbox"]
        )
        found = {
            name: weigh(browser, origin, sample) for name, sample in samples.items()
        }
        browser.close()
    print(report.table(HEAD, (line(name, one) for name, one in found.items())))
    print(
        f"\nLimits of a first view: {CODE_KB} kB of CSS and JS, {REQUESTS} requests, nothing refused by the policy."
    )
    for name, one in found.items():
        for text in one.refused:
            print(f"{name}: {text}")
    kept = {name: {**vars(one), "faults": one.faults} for name, one in found.items()}
    report.keep("weights", kept, sites.OURS)


if __name__ == "__main__":
    main()
