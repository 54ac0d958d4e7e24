"""The back office as a strict reader sees it: our own lists, details, forms and acts, in one language."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from django.apps import apps
from django.db import models
from django_tasks_db.models import DBTaskResult

from core.models import User
from shop.catalogue.models import Category
from shop.payment.models import LedgerEntry, PaymentAttempt, Refund, WebhookMessage
from tests.crawl.crawler import Crawl
from tests.crawl.reading import Page
from tests.crawl.rules import HAN, WORD, english, in_shape

OURS = """
    products certificates lots categories suppliers audit orders movements payments
    differences refunds transfers unmatched payouts jobs dead bulk
    """.split()  # noqa: SIM905
# Wagtail's own words and keys, and endings of files.
NAMES = {"Wagtail", "JavaScript", "Actions", "Esc", "Ctrl", "Alt", "Shift"} | {
    "WebP",
    "pdf",
}
NAMELESS = " object ("
# What stands in code in any language: addresses, references of providers, tasks.
CODES: tuple[tuple[type[models.Model], str], ...] = (
    (Category, "slug"),
    (PaymentAttempt, "reference"),
    (LedgerEntry, "provider_reference"),
    (Refund, "provider_reference"),
    (WebhookMessage, "event_id"),
    (DBTaskResult, "task_path"),
    (DBTaskResult, "args_kwargs"),
)
WRITTEN = (models.CharField, models.TextField, models.JSONField)


class OfficePage(Page):
    """Without what is hidden: Wagtail keeps there what a script fills in."""

    def handle_starttag(self, tag: str, attrs: list) -> None:
        if "hidden" in dict(attrs):
            attrs = [("lang", "")]
        super().handle_starttag(tag, attrs)


@dataclass
class OfficeCrawl(Crawl):
    language: str = "en"
    # Han that people have entered, run by run, and the words of codes.
    entered: set[str] = field(default_factory=lambda: {*runs()})
    codes: set[str] = field(default_factory=lambda: {*words_of_codes()})

    def is_open(self, path: str) -> bool:
        parts = path.split("/")
        return path == "/cms/" or (parts[1] == "cms" and parts[2] in OURS)

    def read(self, html: str) -> Page:
        return OfficePage(html)

    def problems(self, page: Page, _address: str) -> Iterator[str]:
        yield from in_shape(page, self.language)
        yield from (text for _language, text in page.texts if NAMELESS in text)
        for language, text in page.texts:
            found = self.foreign(text) if language == self.language else []
            if found:
                yield f"{text.strip()[:60]!r} {found}"

    def foreign(self, text: str) -> list[str]:
        """Return what of a text is not in the language of the page, and was not entered by anybody."""
        if self.language == "en":
            return [run for run in HAN.findall(text) if run not in self.entered]
        return [word for word in english(text) if word not in NAMES | self.codes]


def runs() -> Iterator[str]:
    for model in apps.get_models():
        fields = model._meta.concrete_fields
        names = [each.attname for each in fields if isinstance(each, WRITTEN)]
        if names and model._meta.managed and not model._meta.proxy:
            for row in model._base_manager.values_list(*names):
                yield from HAN.findall(" ".join(map(str, row)))
    yield from map(str, User.objects.all())


def words_of_codes() -> Iterator[str]:
    for model, name in CODES:
        for value in model._base_manager.values_list(name, flat=True):
            yield from WORD.findall(str(value))
