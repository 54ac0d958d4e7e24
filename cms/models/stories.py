"""Stories from the villages."""

from typing import Any

from django.db import models
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel

from .base import ContentPage, children_of


class StoryIndexPage(ContentPage):
    """All stories, newest first."""

    subpage_types = ["cms.StoryPage"]
    max_count_per_parent = 1
    template = "cms/story_index_page.html"

    class Meta:
        verbose_name = _("index of stories")
        verbose_name_plural = _("indexes of stories")

    def get_context(
        self, request: HttpRequest, *args: Any, **kwargs: Any
    ) -> dict[str, Any]:
        return {
            **super().get_context(request, *args, **kwargs),
            "stories": children_of(self, StoryPage),
        }


class StoryPage(ContentPage):
    """A story told in blocks: words, pictures, the products it speaks of."""

    joined = ("picture", "region")

    region = models.ForeignKey(
        "core.Region",
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("region"),
    )
    author = models.CharField(_("written by"), max_length=60, blank=True)

    content_panels = [
        *ContentPage.content_panels[:1],
        FieldPanel("region"),
        FieldPanel("author"),
    ]
    content_panels += ContentPage.content_panels[1:]
    parent_page_types = ["cms.StoryIndexPage"]
    subpage_types: list[str] = []
    template = "cms/story_page.html"

    class Meta:
        verbose_name = _("story")
        verbose_name_plural = _("stories")
