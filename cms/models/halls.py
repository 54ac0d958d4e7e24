"""Region halls: one page a region, kept by its curator."""

from collections.abc import Iterable
from typing import Any, Self

from django.db import models
from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.images import get_image_model_string
from wagtail.models import Page, PageManager
from wagtail.query import PageQuerySet

from shop import queries as shop

from .base import ContentPage, with_picture

CARDS_IN_A_HALL = 12


class HallQuerySet(PageQuerySet["HallPage"]):
    def shown_under(self, index: Page) -> Self:
        """Return the live halls of an index in tree order, with what their panels show."""
        halls = self.filter(
            path__startswith=index.path, depth=index.depth + 1, live=True
        )
        return with_picture(halls.select_related("region"), "panel").order_by("path")


class HallIndexPage(ContentPage):
    """All halls as a folding screen."""

    section = "halls"

    subpage_types = ["cms.HallPage"]
    max_count_per_parent = 1
    template = "cms/hall_index_page.html"

    class Meta:
        verbose_name = _("index of halls")
        verbose_name_plural = _("indexes of halls")

    def get_context(
        self, request: HttpRequest, *args: Any, **kwargs: Any
    ) -> dict[str, Any]:
        return {
            **super().get_context(request, *args, **kwargs),
            "halls": counted(HallPage.objects.shown_under(self)),
        }


class HallPage(ContentPage):
    """A region's hall: its county panorama, its curator's words, what is ripe, who grows it."""

    section = "halls"
    joined = ("picture", "region")

    region = models.ForeignKey(
        "core.Region", models.PROTECT, related_name="halls", verbose_name=_("region")
    )
    short_name = models.CharField(_("name on the panel"), max_length=20)
    goods = models.CharField(_("goods in a few words"), max_length=60, blank=True)
    brand = models.CharField(_("regional brand"), max_length=120, blank=True)
    curator_name = models.CharField(_("curator"), max_length=60, blank=True)
    curator_words = models.TextField(_("the curator's words"), blank=True)
    panel = models.ForeignKey(
        get_image_model_string(),
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("tall panel"),
    )

    content_panels = [
        *Page.content_panels,
        MultiFieldPanel(
            [
                FieldPanel(name)
                for name in ("region", "short_name", "goods", "brand", "lead")
            ],
            heading=_("Region"),
        ),
        MultiFieldPanel(
            [FieldPanel(name) for name in ("picture", "panel")], heading=_("Pictures")
        ),
        MultiFieldPanel(
            [FieldPanel(name) for name in ("curator_name", "curator_words")],
            heading=_("Curator"),
        ),
        FieldPanel("body"),
    ]
    objects = PageManager.from_queryset(HallQuerySet)()
    parent_page_types = ["cms.HallIndexPage"]
    subpage_types: list[str] = []
    template = "cms/hall_page.html"

    class Meta:
        verbose_name = _("region hall")
        verbose_name_plural = _("region halls")

    def get_context(
        self, request: HttpRequest, *args: Any, **kwargs: Any
    ) -> dict[str, Any]:
        now, language = timezone.now(), get_language() or "zh-hans"
        ripe = shop.in_season(at=now, limit=CARDS_IN_A_HALL, region=self.region)
        shown = ripe or shop.newest(at=now, limit=CARDS_IN_A_HALL, region=self.region)
        this_month = timezone.localdate(now).month
        return {
            **super().get_context(request, *args, **kwargs),
            "calendar": shop.season_rows(self.region, at=now, language=language),
            "months": [(month, month == this_month) for month in range(1, 13)],
            "product_count": shop.region_counts([self.region], at=now).get(
                self.region_id, 0
            ),
            "products_url": shop.products_url(region=self.region),
            "is_ripe": bool(ripe),
            "cards": shop.cards_html(shown, language=language, at=now),
            "cooperatives": shop.cooperatives_of(self.region, at=now),
            "certificates": shop.certificate_counts(
                self.region, at=now, types=shop.certificate_types()
            ),
        }


def counted(halls: Iterable[HallPage]) -> list[HallPage]:
    """Return the halls with `product_count` on each, in one more query."""
    shown = list(halls)
    counts = shop.region_counts([hall.region for hall in shown], at=timezone.now())
    for hall in shown:
        hall.product_count = counts.get(hall.region_id, 0)
    return shown
