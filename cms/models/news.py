"""News and policy."""

from typing import Any

from django.db import models
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel

from .base import ContentPage, children_of


class NewsIndexPage(ContentPage):
    """All news, newest first."""

    subpage_types = ["cms.NewsPage"]
    max_count_per_parent = 1
    template = "cms/news_index_page.html"

    class Meta:
        verbose_name = _("index of news")
        verbose_name_plural = _("indexes of news")

    def get_context(
        self, request: HttpRequest, *args: Any, **kwargs: Any
    ) -> dict[str, Any]:
        news = children_of(self, NewsPage).order_by("-published_date", "-pk")
        return {**super().get_context(request, *args, **kwargs), "news": news}


class NewsPage(ContentPage):
    """A notice or a policy text, with its source."""

    class Kind(models.TextChoices):
        NEWS = "news", _("News")
        POLICY = "policy", _("Policy")

    kind = models.CharField(
        _("kind"), max_length=8, choices=Kind.choices, default=Kind.NEWS
    )
    published_date = models.DateField(_("date"))
    source = models.CharField(_("source"), max_length=120, blank=True)

    content_panels = [
        *ContentPage.content_panels[:1],
        FieldPanel("kind"),
        FieldPanel("published_date"),
        FieldPanel("source"),
        *ContentPage.content_panels[1:],
    ]
    parent_page_types = ["cms.NewsIndexPage"]
    subpage_types: list[str] = []
    template = "cms/news_page.html"

    class Meta:
        verbose_name = _("news item")
        verbose_name_plural = _("news")
