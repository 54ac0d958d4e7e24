"""Administrative divisions of China, by six-digit code."""

from typing import Self

from django.db import models
from django.utils.translation import gettext_lazy as _


class RegionQuerySet(models.QuerySet["Region"]):
    def provinces(self) -> Self:
        return self.filter(level=Region.Level.PROVINCE)

    def within(self, region: "Region") -> Self:
        """Return the region itself and everything below it, by the prefix of its code."""
        return self.filter(code__startswith=region.prefix)


class Region(models.Model):
    """A province, prefecture or county (GB/T 2260); towns and villages are text on what stands in them."""

    class Level(models.TextChoices):
        PROVINCE = "province", _("Province")
        PREFECTURE = "prefecture", _("Prefecture")
        COUNTY = "county", _("County")

    code = models.CharField(_("code"), max_length=6, unique=True)
    name = models.CharField(_("name"), max_length=80)
    level = models.CharField(_("level"), max_length=12, choices=Level.choices)
    parent = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="children"
    )
    is_development_zone = models.BooleanField(_("development zone"), default=False)
    is_formerly_poor = models.BooleanField(_("formerly poor county"), default=False)
    is_key_county = models.BooleanField(
        _("key county for revitalisation"), default=False
    )
    paired_with = models.ManyToManyField(
        "self", symmetrical=True, blank=True, verbose_name=_("paired with")
    )

    objects = RegionQuerySet.as_manager()

    class Meta:
        ordering = ["code"]
        verbose_name = _("region")
        verbose_name_plural = _("regions")

    def __str__(self) -> str:
        return self.name

    @property
    def prefix(self) -> str:
        """The digits of the code shared by everything below: 2 for a province, 4 for a prefecture, 6 for a county."""
        digits = {self.Level.PROVINCE: 2, self.Level.PREFECTURE: 4}.get(
            self.Level(self.level), 6
        )
        return self.code[:digits]

    @property
    def lineage(self) -> list["Region"]:
        """Province, prefecture, county, as far as they exist; needs `select_related("parent__parent")` to be free."""
        above = self.parent.lineage if self.parent else []
        return [*above, self]
