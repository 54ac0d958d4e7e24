"""Writes on our own pages."""

from dataclasses import dataclass

from django.conf import settings
from django.db import transaction
from django.utils import translation
from django.utils.translation import gettext as _
from django.utils.translation import pgettext
from wagtail.models import Locale, Page, Site

from cms.models import (
    HallIndexPage,
    HelpIndexPage,
    HelpPage,
    HomePage,
    NewsIndexPage,
    StoryIndexPage,
)
from cms.models.base import ContentPage


@dataclass(frozen=True)
class Branch:
    """A page that every site has: its type, address and title in English."""

    model: type[ContentPage]
    slug: str
    title: str


def branches() -> list[Branch]:
    """Return the first level, titles in the active language."""
    return [
        Branch(HallIndexPage, "halls", pgettext("page title", "Region halls")),
        Branch(
            StoryIndexPage,
            "stories",
            pgettext("page title", "Stories from the villages"),
        ),
        Branch(NewsIndexPage, "news", pgettext("page title", "News and policy")),
        Branch(HelpIndexPage, "help", pgettext("page title", "Help")),
    ]


def legal_pages() -> list[Branch]:
    """Return the pages under help that the footer links to."""
    return [
        Branch(HelpPage, "privacy", pgettext("page title", "Privacy")),
        Branch(HelpPage, "terms", pgettext("page title", "Terms of sale")),
        Branch(HelpPage, "licence", pgettext("page title", "Licence")),
    ]


@transaction.atomic
def start_site() -> dict[str, HomePage]:
    """Make the pages every site has, in both languages, and return the home page of each; existing pages stay as they are."""
    homes: dict[str, HomePage] = {}
    root = Page.get_first_root_node()
    for code, _name in settings.LANGUAGES:
        locale, _made = Locale.objects.get_or_create(language_code=code)
        with translation.override(code):
            homes[code] = home_in(
                locale, root, original=homes.get(settings.LANGUAGE_CODE)
            )
    Site.objects.update_or_create(
        is_default_site=True,
        defaults={
            "hostname": "localhost",
            "root_page": homes[settings.LANGUAGE_CODE],
            "site_name": "Shanhai",
        },
    )
    for welcome in Page.objects.filter(depth=2, slug="home").exact_type(Page):
        welcome.delete()
    return homes


def home_in(locale: Locale, root: Page, *, original: HomePage | None) -> HomePage:
    """Return the home page of a language with its branches, made where they are missing."""
    home = HomePage.objects.filter(locale=locale, depth=2).first()
    if home is None:
        home = HomePage(
            title=_("Good food from the mountains and the sea"),
            slug=f"shanhai-{locale.language_code}",
            locale=locale,
            hero_title=_("Autumn in the hills,|by the sea today."),
            lead=_("Every piece shows its village, its day and its grower."),
        )
        if original is not None:
            home.translation_key = original.translation_key
        root.add_child(instance=home)
    for branch in branches():
        page = child_in(home, branch, original)
        if branch.model is HelpIndexPage:
            for legal in legal_pages():
                child_in(page, legal, translated(page, original))
    return home


def child_in(parent: Page, branch: Branch, original_parent: Page | None) -> Page:
    """Return the child of that address, made as a translation of its original when there is one."""
    found = parent.get_children().filter(slug=branch.slug).first()
    if found is not None:
        return found
    child = branch.model(title=branch.title, slug=branch.slug, locale=parent.locale)
    if original_parent is not None:
        original = original_parent.get_children().filter(slug=branch.slug).first()
        if original is not None:
            child.translation_key = original.translation_key
    return parent.add_child(instance=child)


def translated(page: Page, original: Page | None) -> Page | None:
    """Return the page that `page` translates, None for the first language."""
    if original is None:
        return None
    return page.get_translations().filter(locale=original.locale).first()
