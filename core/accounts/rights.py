"""Tells the audit log who was given a right or lost one.

Receivers, not actions: whichever page or command changes such a row, the entry is written in the transaction of the change.
"""

from collections.abc import Collection
from dataclasses import dataclass
from typing import Any

from allauth.mfa.models import Authenticator
from django.contrib.auth.models import Group
from django.db.models import Model
from django.db.models.signals import m2m_changed, post_save, pre_delete, pre_save
from django.forms.models import model_to_dict
from django.utils import timezone
from django.utils.translation import gettext_noop

from core.actions import audit
from core.models import Membership, OrganisationRole, User
from core.models.users import RIGHTS
from core.requests import asker

BEFORE = "_before"
Facts = dict[str, Any]


@dataclass(frozen=True)
class Watch:
    """Of a model: the deeds of saving and deleting a row, the fields that tell of it, and which row's deed it is."""

    saved: str
    deleted: str
    fields: Collection[str]
    belongs_to: str = ""

    def thing(self, row: Model) -> Model:
        return getattr(row, self.belongs_to) if self.belongs_to else row


ROWS: dict[type[Model], Watch] = {
    User: Watch(
        gettext_noop("changed the rights of an account"),
        gettext_noop("deleted an account"),
        sorted(RIGHTS),
    ),
    Membership: Watch(
        gettext_noop("changed a membership"),
        gettext_noop("deleted a membership"),
        ("user", "organisation", "role", "ended_at"),
    ),
    OrganisationRole: Watch(
        gettext_noop("gave an organisation a role"),
        gettext_noop("took a role from an organisation"),
        ("role",),
        "organisation",
    ),
    Authenticator: Watch(
        gettext_noop("set up the second step"),
        gettext_noop("took the second step away"),
        ("type",),
        "user",
    ),
}
# Table between two models → the deed, who is given, and what.
LINKS: dict[type[Model], tuple[str, str, str]] = {
    User.groups.through: (
        gettext_noop("changed the groups of an account"),
        "user",
        "group",
    ),
    User.user_permissions.through: (
        gettext_noop("changed the rights of an account"),
        "user",
        "permission",
    ),
    Group.permissions.through: (
        gettext_noop("changed the rights of a group"),
        "group",
        "permission",
    ),
}


def connect() -> None:
    for model in ROWS:
        pre_save.connect(remember, sender=model)
        post_save.connect(saved, sender=model)
        pre_delete.connect(deleted, sender=model)
    for through in LINKS:
        m2m_changed.connect(linked, sender=through)
    pre_delete.connect(emptied, sender=Group)


def tell(verb: str, thing: Model, changes: dict[str, tuple[Any, Any]]) -> None:
    audit.record(
        verb,
        thing,
        by=asker(),
        at=timezone.now(),
        changes=changes,
        organisation=getattr(thing, "organisation", None),
    )


def remember(
    *,
    sender: type[Model],
    instance: Model,
    update_fields: Collection[str] | None,
    **_kwargs: Any,
) -> None:
    """Note what the database has of a row that is about to be saved; a new one is compared with an empty one."""
    names = ROWS[sender].fields
    if update_fields is not None:
        names = [name for name in names if name in update_fields]
    if names:
        kept = sender._base_manager.filter(pk=instance.pk).first()  # noqa: SLF001
        vars(instance)[BEFORE] = model_to_dict(kept or sender(), names)


def saved(*, sender: type[Model], instance: Model, **_kwargs: Any) -> None:
    before: Facts = vars(instance).pop(BEFORE, {})
    after = model_to_dict(instance, before)
    changes = {
        name: (before[name], after[name])
        for name in before
        if before[name] != after[name]
    }
    if changes:
        tell(ROWS[sender].saved, ROWS[sender].thing(instance), changes)


def deleted(*, sender: type[Model], instance: Model, **_kwargs: Any) -> None:
    watch = ROWS[sender]
    facts = model_to_dict(instance, watch.fields)
    changes = {name: (value, None) for name, value in facts.items()}
    tell(watch.deleted, watch.thing(instance), changes)


def linked(
    *,
    sender: type[Model],
    instance: Model,
    action: str,
    reverse: bool,
    pk_set: set[int] | None,
    **_kwargs: Any,
) -> None:
    """Tell of each account, or group, what it was given, or what it is about to lose."""
    if action not in {"post_add", "pre_remove", "pre_clear"}:
        return
    verb, holder, given = LINKS[sender]
    mine, other = (given, holder) if reverse else (holder, given)
    links = sender._base_manager.filter(**{mine: instance.pk})  # noqa: SLF001
    if pk_set is not None:
        links = links.filter(**{f"{other}__in": pk_set})
    told: dict[Model, list[str]] = {}
    for link in links.select_related(holder, given).order_by("pk"):
        right = getattr(link, given)
        names = told.setdefault(getattr(link, holder), [])
        names.append(getattr(right, "codename", str(right)))
    for thing, names in told.items():
        facts = ", ".join(names)
        pair = (None, facts) if action == "post_add" else (facts, None)
        tell(verb, thing, {given: pair})


def emptied(*, instance: Group, **_kwargs: Any) -> None:
    """Take everybody out of a group before it is deleted, so that it is told."""
    instance.user_set.clear()
