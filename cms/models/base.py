"""What every page of ours has."""

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.fields import StreamField
from wagtail.images import get_image_model_string
from wagtail.models import Page

from cms.blocks import BodyBlock

# First path segments that belong to the shop and the account: a page there could never be reached.
TAKEN_SLUGS = frozenset(
    "01 l p c s auth account basket checkout cms demo django-admin documents en i18n media pay products "
    "sandbox search static styleguide trace webhooks healthz readyz robots.txt sitemap.xml".split()
)


class ContentPage(Page):
    """A page with one line under its title, a picture and a body of blocks."""

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

    def clean(self) -> None:
        super().clean()
        if self.depth is not None and self.depth > 3:  # noqa: PLR2004 - root, home, first level
            return
        if self.slug in TAKEN_SLUGS:
            raise ValidationError(
                {"slug": _("This address belongs to the shop. Choose another one.")}
            )


def children_of(page: Page, model: type[Page]) -> models.QuerySet:
    """Return the live children of one type, newest first, each with its picture."""
    return (
        model.objects.child_of(page)
        .live()
        .select_related("picture")
        .order_by("-first_published_at", "-pk")
    )
