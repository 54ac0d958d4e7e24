"""One party model for the shop, procurement and matchmaking."""

from typing import Self

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from stdnum.cn import uscc
from stdnum.exceptions import ValidationError as NumberError

from .fields import NullableCharField
from .told import Told


def validate_uscc(value: str) -> None:
    """Check the digits of a unified social credit code (GB 32100-2015).

    Raises:
        ValidationError: when the check character is wrong.
    """
    try:
        uscc.validate(value)
    except NumberError:
        raise ValidationError(
            _("This is not a valid unified social credit code.")
        ) from None


class OrganisationQuerySet(models.QuerySet["Organisation"]):
    def with_role(self, role: str) -> Self:
        return self.filter(roles__role=role)

    def visible_to(self, user: "settings.AUTH_USER_MODEL") -> Self:  # type: ignore[name-defined]
        """Return the organisations a person works for; staff see all."""
        if user.is_staff:
            return self
        return self.filter(memberships__in=user.memberships.active()).distinct()


class Organisation(models.Model):
    """A legal party. `kind` is its legal nature; what it may do are its roles (UBL Party)."""

    class Kind(models.TextChoices):
        COOPERATIVE = "cooperative", _("Farmers' cooperative")
        ENTERPRISE = "enterprise", _("Enterprise")
        FAMILY_FARM = "family_farm", _("Family farm")
        BUDGET_UNIT = "budget_unit", _("Budget unit")
        SOE = "soe", _("State-owned enterprise")
        UNION = "union", _("Trade union")
        ASSOCIATION = "association", _("Association")
        BUREAU = "bureau", _("Bureau")

    kind = models.CharField(_("kind"), max_length=16, choices=Kind.choices)
    name = models.CharField(_("name"), max_length=120)
    short_name = models.CharField(_("short name"), max_length=40, blank=True)
    slug = models.SlugField(_("slug"), max_length=120)
    uscc = NullableCharField(
        _("unified social credit code"),
        max_length=18,
        unique=True,
        null=True,
        blank=True,
        validators=[validate_uscc],
    )
    region = models.ForeignKey(
        "core.Region",
        models.PROTECT,
        related_name="organisations",
        verbose_name=_("region"),
    )
    place = models.CharField(_("town and village"), max_length=120, blank=True)
    altitude_m = models.IntegerField(_("altitude in metres"), null=True, blank=True)
    story = models.TextField(_("story"), blank=True)
    member_households = models.PositiveIntegerField(
        _("member households"), null=True, blank=True
    )
    founded_year = models.PositiveSmallIntegerField(
        _("founded in"), null=True, blank=True
    )
    picture = models.ImageField(_("picture"), upload_to="organisations/", blank=True)
    contact_name = models.CharField(_("contact person"), max_length=80, blank=True)
    contact_phone = models.CharField(_("contact phone"), max_length=20, blank=True)
    contact_email = models.EmailField(_("contact e-mail"), blank=True)
    withdrawn_at = models.DateTimeField(_("withdrawn at"), null=True, blank=True)

    objects = OrganisationQuerySet.as_manager()

    class Meta:
        ordering = ["pk"]
        verbose_name = _("organisation")
        verbose_name_plural = _("organisations")

    def __str__(self) -> str:
        return self.name


class OrganisationRole(Told):
    """Something an organisation may do on the platform."""

    class Role(models.TextChoices):
        SUPPLIES = "supplies", _("Supplies")
        BUYS = "buys", _("Buys")
        ORGANIZES = "organizes", _("Organizes")
        CERTIFIES = "certifies", _("Certifies")
        OPERATES = "operates", _("Operates the platform")

    organisation = models.ForeignKey(Organisation, models.CASCADE, related_name="roles")
    role = models.CharField(_("role"), max_length=12, choices=Role.choices)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["organisation", "role"], name="organisation_role_once"
            )
        ]

    def __str__(self) -> str:
        return self.get_role_display()


class Facility(models.Model):
    """A place of an organisation, with its GLN where it has one."""

    class Kind(models.TextChoices):
        CANTEEN = "canteen", _("Canteen")
        STORE = "store", _("Store")
        WAREHOUSE = "warehouse", _("Warehouse")
        PRODUCTION_BASE = "production_base", _("Production base")
        SALES_POINT = "sales_point", _("Sales point")

    organisation = models.ForeignKey(
        Organisation, models.CASCADE, related_name="facilities"
    )
    kind = models.CharField(_("kind"), max_length=16, choices=Kind.choices)
    name = models.CharField(_("name"), max_length=120)
    region = models.ForeignKey(
        "core.Region",
        models.PROTECT,
        related_name="facilities",
        verbose_name=_("region"),
    )
    place = models.CharField(_("town and village"), max_length=120, blank=True)
    gln = NullableCharField(_("GLN"), max_length=13, unique=True, null=True, blank=True)
    altitude_m = models.IntegerField(_("altitude in metres"), null=True, blank=True)

    class Meta:
        ordering = ["pk"]
        verbose_name = _("facility")
        verbose_name_plural = _("facilities")

    def __str__(self) -> str:
        return self.name


class MembershipQuerySet(models.QuerySet["Membership"]):
    def active(self) -> Self:
        return self.filter(ended_at=None)

    def needing_second_factor(self) -> Self:
        return self.filter(
            Q(role=Membership.Role.APPROVER)
            | Q(
                role=Membership.Role.OWNER,
                organisation__roles__role=OrganisationRole.Role.SUPPLIES,
            )
            | Q(organisation__roles__role=OrganisationRole.Role.ORGANIZES)
        )


class Membership(Told):
    """A person's place in an organisation; ended, never deleted."""

    class Role(models.TextChoices):
        OWNER = "owner", _("Owner")
        OFFICER = "officer", _("Officer")
        APPROVER = "approver", _("Approver")
        MEMBER = "member", _("Member")

    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.CASCADE, related_name="memberships"
    )
    organisation = models.ForeignKey(
        Organisation, models.CASCADE, related_name="memberships"
    )
    role = models.CharField(_("role"), max_length=12, choices=Role.choices)
    started_at = models.DateTimeField(_("since"), auto_now_add=True)
    ended_at = models.DateTimeField(_("until"), null=True, blank=True)

    objects = MembershipQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["user", "organisation"],
                condition=Q(ended_at=None),
                name="membership_one_active",
            ),
        ]
        verbose_name = _("membership")
        verbose_name_plural = _("memberships")

    def __str__(self) -> str:
        return f"{self.user} · {self.organisation}"

    @property
    def in_logs(self) -> str:
        return f"{self.user.in_logs} · {self.organisation}"
