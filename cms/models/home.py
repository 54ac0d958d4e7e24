"""The front page, run by editors."""

from typing import Any

from django.db import models
from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.blocks import StructValue
from wagtail.fields import StreamField
from wagtail.images import get_image_model_string
from wagtail.models import Page

from cms.blocks import PeakBlock
from shop import queries as shop

from .base import ContentPage


class HomePage(ContentPage):
    """Hero scene, then the blocks an editor arranges."""

    section = "home"
    joined = ("hero_wide", "hero_narrow")

    hero_title = models.CharField(
        _("title in the scene"),
        max_length=60,
        help_text=_("A vertical bar | marks where the line may break."),
    )
    hero_wide = models.ForeignKey(
        get_image_model_string(),
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("wide scene"),
    )
    hero_narrow = models.ForeignKey(
        get_image_model_string(),
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("scene for phones"),
    )

    peaks = StreamField(
        [("peak", PeakBlock())],
        blank=True,
        max_num=4,
        verbose_name=_("slips on the mountains, from the left"),
    )

    content_panels = [
        *Page.content_panels,
        MultiFieldPanel(
            [
                FieldPanel(name)
                for name in ("hero_title", "lead", "hero_wide", "hero_narrow", "peaks")
            ],
            heading=_("Scene"),
        ),
        FieldPanel("body"),
    ]
    max_count_per_parent = 2
    subpage_types = [
        "cms.HallIndexPage",
        "cms.StoryIndexPage",
        "cms.NewsIndexPage",
        "cms.HelpIndexPage",
        "cms.HelpPage",
    ]
    template = "cms/home_page.html"

    class Meta:
        verbose_name = _("home page")
        verbose_name_plural = _("home pages")

    @property
    def hero_lines(self) -> list[str]:
        return self.hero_title.split("|")

    def get_context(
        self, request: HttpRequest, *args: Any, **kwargs: Any
    ) -> dict[str, Any]:
        peaks = [child.value for child in self.peaks if child.value["product"]]
        return {
            **super().get_context(request, *args, **kwargs),
            "figures": shop.figures(at=timezone.now()),
            "peaks": [peak_of(peak) for peak in peaks],
        }


def peak_of(value: StructValue) -> dict[str, Any]:
    """Return what a slip shows: its words, where it leads and how high that place lies."""
    product = value["product"]
    altitude = product.producer.altitude_m if product.producer else None
    return {
        "label": value["label"],
        "url": product.get_absolute_url(),
        "altitude_m": altitude or 0,
    }
