"""Help: one question a page."""

from typing import Any

from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from .base import ContentPage, children_of


class HelpIndexPage(ContentPage):
    """All help pages in the order editors gave them."""

    subpage_types = ["cms.HelpPage"]
    max_count_per_parent = 1
    template = "cms/help_index_page.html"

    class Meta:
        verbose_name = _("index of help")
        verbose_name_plural = _("indexes of help")

    def get_context(
        self, request: HttpRequest, *args: Any, **kwargs: Any
    ) -> dict[str, Any]:
        questions = children_of(self, HelpPage).order_by("path")
        return {**super().get_context(request, *args, **kwargs), "questions": questions}


class HelpPage(ContentPage):
    """An answer; also privacy, terms and licence."""

    subpage_types: list[str] = []
    template = "cms/help_page.html"

    class Meta:
        verbose_name = _("help page")
        verbose_name_plural = _("help pages")
