"""The rows that every search store is made from."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class SearchDocument(models.Model):
    """One thing that may be found, in one language, with its tokens.

    The full text of the database hangs on this table by triggers (`index.py`); a search server is fed from it, and what it
    has not been told yet are the rows whose `version` is above `sent_version`.
    """

    class Kind(models.TextChoices):
        PRODUCT = "product", _("Product")
        REGION = "region", _("Region")
        SUPPLIER = "supplier", _("Supplier")
        CATEGORY = "category", _("Category")
        CERTIFICATE = "certificate", _("Certificate type")
        PAGE = "page", pgettext_lazy("search", "Page")

    kind = models.CharField(max_length=12, choices=Kind.choices)
    object_id = models.CharField(max_length=64)
    language = models.CharField(max_length=10)
    title = models.CharField(max_length=300)
    geo = models.CharField(max_length=300, blank=True)
    body = models.TextField(blank=True)
    url = models.CharField(max_length=400)

    title_tokens = models.TextField(blank=True)
    geo_tokens = models.TextField(blank=True)
    pinyin = models.TextField(blank=True)
    body_tokens = models.TextField(blank=True)

    facets = models.TextField(blank=True, help_text="name:value, separated by spaces")
    weight = models.FloatField(default=1.0)
    unit_price = models.BigIntegerField(
        null=True, blank=True, help_text="fen for 500 g"
    )
    sales = models.PositiveIntegerField(default=0)
    harvested_on = models.DateField(null=True, blank=True)
    sellable_until = models.DateTimeField(null=True, blank=True)

    version = models.BigIntegerField(default=0)
    sent_version = models.BigIntegerField(default=0)
    is_gone = models.BooleanField(default=False)

    class Meta:
        verbose_name = _("search document")
        verbose_name_plural = _("search documents")
        constraints = [
            models.UniqueConstraint(
                fields=["kind", "object_id", "language"], name="search_document_once"
            ),
        ]
        indexes = [
            models.Index(
                fields=["id"],
                name="search_document_unsent",
                condition=Q(version__gt=F("sent_version")),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.object_id} ({self.language})"
