"""People who sign in, by e-mail or by mobile."""

import re
from typing import Any

from django.apps import apps
from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.contrib.auth.models import PermissionsMixin
from django.db import models, transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from core import masking

from .fields import NullableCharField, NullableEmailField, phone_validator
from .told import Told

HAN = re.compile(r"[\u4e00-\u9fff]")
RIGHTS = frozenset({"is_active", "is_staff", "is_superuser"})


class UserQuerySet(models.QuerySet["User"]):
    def update(self, **values: Any) -> int:
        """Save one by one what gives or takes a right: nothing tells the audit log of a bulk update."""
        if RIGHTS.isdisjoint(values):
            return super().update(**values)
        with transaction.atomic():
            users = list(self.select_for_update())
            for user in users:
                vars(user).update(values)
                user.save(update_fields=values)
        return len(users)


class UserManager(BaseUserManager["User"]):
    def get_queryset(self) -> UserQuerySet:
        return UserQuerySet(self.model, using=self._db)

    @classmethod
    def normalize_email(cls, email: str | None) -> str | None:  # type: ignore[override]
        """Return the whole address in lower case, or None for an empty one."""
        return email.strip().lower() if email and email.strip() else None

    def create_user(
        self,
        email: str | None = None,
        password: str | None = None,
        *,
        phone: str | None = None,
        **fields: Any,
    ) -> "User":
        user = self.model(
            email=self.normalize_email(email), phone=phone or None, **fields
        )
        user.set_password(password)
        user.save(using=self._db)
        return user

    def create_superuser(
        self, email: str | None = None, password: str | None = None, **fields: Any
    ) -> "User":
        """Make a user with all rights, whose address needs no proof: whoever is at the terminal may do more than that."""
        user = self.create_user(
            email, password, **{**fields, "is_staff": True, "is_superuser": True}
        )
        if user.email:
            addresses = apps.get_model("account", "EmailAddress").objects
            addresses.create(user=user, email=user.email, verified=True, primary=True)
        return user

    def get_by_natural_key(self, username: str | None) -> "User":
        """Return the user of an e-mail address or a phone number."""
        name = username or ""
        return (
            self.get(phone=name)
            if name.startswith("+")
            else self.get(email=self.normalize_email(name))
        )


class User(Told, AbstractBaseUser, PermissionsMixin):
    """A person. One of e-mail and mobile is always there; `first_name` and `last_name` are what Oscar queries."""

    email = NullableEmailField(_("e-mail"), unique=True, null=True, blank=True)
    phone = NullableCharField(
        _("mobile"),
        max_length=16,
        unique=True,
        null=True,
        blank=True,
        validators=[phone_validator],
    )
    phone_verified_at = models.DateTimeField(null=True, blank=True, editable=False)
    first_name = models.CharField(_("given name"), max_length=150, blank=True)
    last_name = models.CharField(_("family name"), max_length=150, blank=True)
    is_staff = models.BooleanField(_("staff"), default=False)
    is_active = models.BooleanField(_("active"), default=True)
    date_joined = models.DateTimeField(default=timezone.now, editable=False)

    USERNAME_FIELD = "email"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS: list[str] = []  # type: ignore[misc]
    objects = UserManager()

    class Meta:
        verbose_name = _("user")
        verbose_name_plural = _("users")
        constraints = [
            models.CheckConstraint(
                condition=Q(email__isnull=False) | Q(phone__isnull=False),
                name="user_has_email_or_phone",
                violation_error_message=_("Give an e-mail address or a mobile number."),
            ),
        ]

    def __str__(self) -> str:
        return self.get_full_name() or self.email or self.phone or f"#{self.pk}"

    def clean(self) -> None:
        super().clean()
        self.email = UserManager.normalize_email(self.email)
        self.phone = self.phone or None

    def get_full_name(self) -> str:
        """Return family name and given name, in Chinese without a space between."""
        names = [name for name in (self.last_name, self.first_name) if name]
        return ("" if HAN.search("".join(names)) else " ").join(names)

    @property
    def in_logs(self) -> str:
        """Return what tells this person from others, of no use to who does not know it."""
        return masking.masked(self.email or self.phone or self.get_full_name())

    def get_short_name(self) -> str:
        return self.first_name or str(self)

    @property
    def must_have_second_factor(self) -> bool:
        """Staff, supplier owners, approvers and organizers must prove a second factor (reliability of accounts)."""
        return (
            self.is_staff
            or self.is_superuser
            or self.memberships.active().needing_second_factor().exists()
        )
