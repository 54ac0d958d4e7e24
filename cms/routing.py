"""Finds the page of an address: in one or two queries once the roots of the site are known, where Wagtail asks level by level."""

from dataclasses import dataclass
from typing import TypeVar

from django.apps import apps
from django.db.models import (
    CharField,
    Exists,
    ExpressionWrapper,
    F,
    OuterRef,
    QuerySet,
)
from django.http import HttpRequest
from django.utils import translation
from wagtail.models import Page, PageViewRestriction, Site
from wagtail.models.sites import SiteRootPath

from cms.models import HomePage
from shop.shelf import stamps
from shop.shelf.held import Generations

Shown = TypeVar("Shown", bound=Page)


@dataclass(frozen=True)
class Roots:
    """The sites, and the home page of each in each language."""

    sites: tuple[Site, ...]
    paths: tuple[SiteRootPath, ...]


SITE_FIELDS = ("id", "hostname", "port", "root_page_id", "is_default_site")
held: Generations[Roots] = Generations(2)


def roots() -> Roots:
    """Return the roots, held under the stamp of pages: Wagtail's own copy is in the cache, which may be the database."""
    return held.get_or_make(stamps.current(stamps.PAGES), read_roots)


def read_roots() -> Roots:
    """Read the site of each home page and its translations, in one query."""
    of_sites = Site.objects.values("root_page__translation_key")
    homes = list(
        Page.objects.filter(translation_key__in=of_sites).values_list(
            "translation_key",
            "url_path",
            "locale__language_code",
            *(f"sites_rooted_here__{name}" for name in SITE_FIELDS),
        )
    )
    sites = {
        key: Site(**dict(zip(SITE_FIELDS, fields, strict=True)))
        for key, _path, _language, *fields in homes
        if fields[0] is not None
    }
    paths = tuple(
        SiteRootPath(sites[key].pk, url_path, sites[key].root_url, language)
        for key, url_path, language, *_fields in homes
    )
    return Roots(tuple(sites.values()), paths)


def public_page(request: HttpRequest, path: str) -> Page | None:
    """Return the live page that everybody may read; None for what is left to Wagtail: many sites, closed pages, none at all."""
    known = roots()
    language = translation.get_language()
    home = next((root for root in known.paths if root.language_code == language), None)
    if home is None or len(known.sites) != 1:
        return None
    # Where Wagtail looks while it writes the addresses of pages.
    request._wagtail_site = known.sites[0]  # type: ignore[attr-defined]  # noqa: SLF001
    request._wagtail_cached_site_root_paths = list(known.paths)  # type: ignore[attr-defined]  # noqa: SLF001
    if not path:
        front = open_pages(HomePage).select_related(*HomePage.joined)
        return front.filter(url_path=home.root_path).first()
    found = (
        open_pages(Page)
        .filter(url_path=home.root_path + path)
        .values_list("pk", "content_type__app_label", "content_type__model")
        .first()
    )
    if found is None:
        return None
    pk, *name = found
    model = apps.get_model(*name)
    joined = getattr(model, "joined", ())
    return model.objects.select_related(*joined).get(pk=pk)


def open_pages(model: type[Shown]) -> QuerySet[Shown]:
    """Return the live pages without those that they or a page above closes; an alias is closed with its original."""
    below = ExpressionWrapper(OuterRef("path"), output_field=CharField())
    closed = PageViewRestriction.objects.alias(below=below)
    aliases = Page.objects.filter(alias_of__isnull=False).alias(below=below)
    return model.objects.live().exclude(
        Exists(closed.filter(below__startswith=F("page__path")))
        | Exists(aliases.filter(below__startswith=F("path")))
    )
