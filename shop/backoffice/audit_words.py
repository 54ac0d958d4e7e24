"""The facts of the audit log in words: what a value is called, and how it reads in the reader's language."""

from collections.abc import Callable
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from allauth.mfa.models import Authenticator
from django.apps import apps
from django.db.models import Choices, TextChoices
from django.utils.functional import Promise
from django.utils.text import capfirst
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from core.display import dates, numbers
from core.models import AuditEntry, Membership, OrganisationRole
from shop.certification.models import CertificateVersion
from shop.partner.models import StockMovement
from shop.payment.models import Refund


def money(value: Any) -> str:
    return numbers.money(Decimal(value))


def day(value: Any) -> str:
    return dates.full_day(date.fromisoformat(value))


def yes_or_no(value: Any) -> str:
    return gettext("Yes") if value else gettext("No")


def moment(value: Any) -> str:
    return dates.moment(datetime.fromisoformat(value))


def one_of(*choices: type[Choices]) -> Callable[[Any], str]:
    """Return what says a value of these; another text stays as it is."""
    labels = dict(pair for each in choices for pair in each.choices)
    return lambda value: str(labels.get(value, value))


class Way(TextChoices):
    """What was tried to sign in with, as `core.accounts.failures` writes it."""

    PASSWORD = "password", _("Password")
    CODE = "code", _("Code")
    SECOND_STEP = "second step", _("Second step")


# Name of a fact → what it is called, and how its value reads.
FACTS: dict[str, tuple[str | Promise, Callable[[Any], str]]] = {
    "amount": (_("Sum"), money),
    "by": (_("Tried with"), one_of(Way)),
    "email": (_("E-mail"), str),
    "ended_at": (_("Ended"), moment),
    "group": (_("Groups"), str),
    "is_active": (_("May sign in"), yes_or_no),
    "is_required": (_("Needed for the sale"), yes_or_no),
    "is_staff": (_("Staff"), yes_or_no),
    "is_superuser": (_("May do everything"), yes_or_no),
    "kind": (_("Kind"), one_of(StockMovement.Kind)),
    "organisation": (_("Number of the organisation"), str),
    "pack": (_("Pack"), str),
    "packs": (_("Packs"), str),
    "payer": (_("Payer"), str),
    "permission": (_("Rights"), str),
    "phone": (_("Mobile"), str),
    "price": (_("Price"), money),
    "reason": (_("Reason"), one_of(Refund.Reason)),
    "role": (_("Role"), one_of(Membership.Role, OrganisationRole.Role)),
    "shares": (_("Shares of the price"), str),
    "status": (_("State"), one_of(CertificateVersion.Status)),
    "type": (_("Kind"), one_of(Authenticator.Type)),
    "user": (_("Number of the account"), str),
    "valid_from": (_("Valid from"), day),
    "valid_until": (_("Valid until"), day),
}


def summary(entry: AuditEntry) -> str:
    """Return the facts of an entry in one line."""
    return gettext("; ").join(
        told(entry, name) for name in {**entry.before, **entry.after}
    )


def told(entry: AuditEntry, name: str) -> str:
    label, words = FACTS.get(name, (name, str))
    was, now = (
        "" if side.get(name) is None else words(side[name])
        for side in (entry.before, entry.after)
    )
    value = f"{was} → {now}" if was else now
    return gettext("%(name)s: %(value)s") % {"name": label, "value": value}


def kind_of(object_type: str) -> str:
    """Return what a kind of thing is called; its name in code when it is no longer there."""
    try:
        return str(capfirst(apps.get_model(object_type)._meta.verbose_name))  # noqa: SLF001 - the only way to a model's name
    except LookupError:
        return object_type
