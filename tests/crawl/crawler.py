"""Follow every link from the front page, once, and say what is wrong where."""

from collections import Counter, deque
from collections.abc import Iterable
from dataclasses import dataclass, field
from urllib.parse import urljoin, urlsplit

from django.conf import settings
from django.test import Client
from django.urls import Resolver404, resolve

from tests.crawl.reading import Page
from tests.crawl.rules import problems

# Another page's business, or an end of the visit.
CLOSED = (
    "/static/",
    "/media/",
    "/cms/",
    "/django-admin/",
    "/auth/logout",
    "/en/auth/logout",
)
FOUND = {200, 301, 302}
# Of pages made by one view in one language, and of one page with other filters, a few say all.
MOST_OF_A_KIND = 12
MOST_QUERIES = 3


@dataclass
class Crawl:
    client: Client
    most_of_a_kind: int = MOST_OF_A_KIND
    seen: set[str] = field(default_factory=set)
    kinds: Counter[str] = field(default_factory=Counter)
    wrong: list[str] = field(default_factory=list)

    def from_(self, *starts: str) -> "Crawl":
        waiting = deque((start, "start") for start in starts)
        while waiting:
            address, source = waiting.popleft()
            if address in self.seen or not self.is_wanted(address):
                continue
            self.seen.add(address)
            waiting += [(each, address) for each in self.visit(address, source)]
        return self

    def is_wanted(self, address: str) -> bool:
        path, query = urlsplit(address).path, urlsplit(address).query
        if not self.is_open(path):
            return False
        is_other = bool(query) and not query.startswith("lang=")
        language = "en" if path.startswith("/en/") or "lang=en" in query else "zh"
        kind = f"{language} {self.kind_of(path)} {is_other}"
        self.kinds[kind] += 1
        return self.kinds[kind] <= (MOST_QUERIES if is_other else self.most_of_a_kind)

    def is_open(self, path: str) -> bool:
        return not path.startswith(CLOSED)

    def kind_of(self, path: str) -> str:
        try:
            return resolve(path).view_name
        except Resolver404:
            return "nothing"

    def visit(self, address: str, source: str) -> list[str]:
        """Look at one page and return where it leads."""
        response = self.client.get(address)
        if response.status_code not in FOUND:
            self.wrong.append(
                f"{address} answers {response.status_code} (from {source})"
            )
            return []
        if response.streaming:  # a file, not a page; read to its end it is closed
            list(response.streaming_content)
            return []
        if response.status_code != 200:
            return [self.inside(response.headers["Location"], address)]
        if not response["Content-Type"].startswith("text/html"):
            return []
        page = self.read(response.content.decode())
        self.wrong += [f"{address} {each}" for each in self.problems(page, address)]
        leads = [self.inside(each, address) for each in page.links + page.alternates]
        return [each for each in leads if each]

    def read(self, html: str) -> Page:
        return Page(html)

    def problems(self, page: Page, address: str) -> Iterable[str]:
        return problems(page, address.startswith("/en/") or "lang=en" in address)

    def inside(self, link: str, base: str) -> str:
        """Return the path of a link that stays here, nothing for one that leaves."""
        whole = urlsplit(urljoin(f"{settings.SITE_ORIGIN}{base}", link))
        if f"{whole.scheme}://{whole.netloc}" != settings.SITE_ORIGIN:
            return ""
        return f"{whole.path}?{whole.query}" if whole.query else whole.path
