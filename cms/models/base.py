"""What every page of ours has."""

from http import HTTPMethod
from typing import Any

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.fields import StreamField
from wagtail.images import get_image_model, get_image_model_string
from wagtail.models import Page

from cms.blocks import BodyBlock

FIRST_LEVEL = 3  # root, home, first level
# First path segments that belong to the shop and the account: a page there could never be reached.
TAKEN_SLUGS = frozenset(
    [
        "01",
        "l",
        "p",
        "c",
        "s",
        "auth",
        "account",
        "basket",
        "checkout",
        "cms",
        "demo",
        "display",
        "django-admin",
        "documents",
        "en",
        "i18n",
        "media",
        "pay",
        "products",
        "sandbox",
        "search",
        "static",
        "styleguide",
        "trace",
        "webhooks",
        "healthz",
        "readyz",
        "robots.txt",
        "sitemap.xml",
    ]
)


class ContentPage(Page):
    """A page with one line under its title, a picture and a body of blocks."""

    section = ""  # its place in the menu
    joined: tuple[str, ...] = ("picture",)  # read along with the page
    allowed_http_methods = [HTTPMethod.GET, HTTPMethod.HEAD, HTTPMethod.OPTIONS]

    lead = models.CharField(_("one line"), max_length=200, blank=True)
    picture = models.ForeignKey(
        get_image_model_string(),
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("picture"),
    )
    body = StreamField(BodyBlock(), blank=True, verbose_name=_("body"))

    content_panels = [
        *Page.content_panels,
        FieldPanel("lead"),
        FieldPanel("picture"),
        FieldPanel("body"),
    ]

    class Meta:
        abstract = True

    def get_context(
        self, request: HttpRequest, *args: Any, **kwargs: Any
    ) -> dict[str, Any]:
        return {
            **super().get_context(request, *args, **kwargs),
            "section": self.section,
            "support_phone": settings.SUPPORT_PHONE,
        }

    def clean(self) -> None:
        super().clean()
        is_deep = self.depth is not None and self.depth > FIRST_LEVEL
        if not is_deep and self.slug in TAKEN_SLUGS:
            raise ValidationError(
                {"slug": _("This address belongs to the shop. Choose another one.")}
            )


def children_of(page: Page, model: type[Page]) -> models.QuerySet:
    """Return the live children of one type, newest first, each with its picture."""
    return with_picture(model.objects.child_of(page).live(), "picture").order_by(
        "-first_published_at", "-pk"
    )


def with_picture(pages: Any, field: str) -> Any:
    """Return pages with a picture and all its sizes, in two queries for however many."""
    return pages.prefetch_related(
        models.Prefetch(field, get_image_model().objects.prefetch_renditions())
    )
