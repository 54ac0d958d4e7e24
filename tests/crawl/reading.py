"""A page as a strict reader sees it: its language, its words with their language, its links and its ids."""

from collections import Counter
from html.parser import HTMLParser

VOID = frozenset(
    "area base br col embed hr img input link meta source track wbr use path rect circle line".split()  # noqa: SIM905
)
SILENT = {"script", "style", "template", "textarea"}
SPOKEN = ("alt", "title", "aria-label", "placeholder")


class Page(HTMLParser):
    """Read once, asked about afterwards."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.stack: list[tuple[str, str]] = [("", "")]
        self.texts: list[tuple[str, str]] = []  # language, words
        self.links: list[str] = []
        self.alternates: list[str] = []
        self.counts: Counter[str] = Counter()
        self.ids: Counter[str] = Counter()
        self.title = ""
        self.language = ""
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list) -> None:
        values = {name: value or "" for name, value in attrs}
        language = values.get("lang", self.stack[-1][1])
        if tag == "html":
            self.language = language
        self.counts[tag] += 1
        if "id" in values:
            self.ids[values["id"]] += 1
        self.texts += [(language, values[name]) for name in SPOKEN if name in values]
        if tag == "meta" and values.get("name") == "description":
            self.texts.append((language, values["content"]))
            self.counts["description"] += bool(values["content"].strip())
        if tag == "a" and "href" in values:
            self.links.append(values["href"])
        if tag == "link" and values.get("rel") in {"canonical", "alternate"}:
            self.alternates.append(values["href"])
        if tag not in VOID:
            self.stack.append((tag, language))

    def handle_startendtag(self, tag: str, attrs: list) -> None:
        self.handle_starttag(tag, attrs)
        if tag not in VOID:
            self.handle_endtag(tag)

    def handle_endtag(self, tag: str) -> None:
        while len(self.stack) > 1 and tag in {each for each, _language in self.stack}:
            if self.stack.pop()[0] == tag:
                break

    def handle_data(self, data: str) -> None:
        tag, language = self.stack[-1]
        if tag == "title" and "svg" not in {each for each, _ in self.stack}:
            self.title += data
        if data.strip() and SILENT.isdisjoint(each for each, _ in self.stack):
            self.texts.append((language, data))
