"""Addresses people keep. Ours are defined first; Oscar then skips what is there."""

from typing import Any, Self

from django.db import models
from django.utils.translation import gettext_lazy as _
from oscar.apps.address.abstract_models import AbstractUserAddress


class UserAddressQuerySet(models.QuerySet["UserAddress"]):
    def visible_to(self, user: Any) -> Self:
        return self.filter(user=user) if user.is_authenticated else self.none()

    def book_of(self, user: Any) -> Self:
        """Return a person's addresses with their places, the one to begin with first."""
        mine = self.visible_to(user).select_related("region__parent__parent")
        return mine.order_by("-is_default_for_shipping", "-pk")


class UserAddress(AbstractUserAddress):
    """An address in a member's book: `last_name` is the whole name, `line1` the street."""

    region = models.ForeignKey(
        "core.Region",
        models.PROTECT,
        null=True,
        related_name="+",
        verbose_name=_("region"),
    )

    objects = UserAddressQuerySet.as_manager()

    class Meta(AbstractUserAddress.Meta):
        app_label = "address"


from oscar.apps.address.models import *  # noqa: E402, F403 - Oscar skips what is defined above
