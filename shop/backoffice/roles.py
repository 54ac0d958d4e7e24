"""The pages of a group. What it may do with pages and collections is stored in bulk, of which no signal tells the audit log."""

from typing import Any

from django.contrib.auth.models import Group
from django.db import transaction
from django.http import HttpResponse
from django.utils import timezone
from django.utils.translation import gettext_noop
from wagtail.models import GroupCollectionPermission, GroupPagePermission
from wagtail.users.views import groups

from core.actions import audit


def reach_of(group: Group) -> set[str]:
    """Return what a group may do where, as the audit log says it."""
    of_pages = GroupPagePermission.objects.filter(group=group.pk)
    of_collections = GroupCollectionPermission.objects.filter(group=group.pk)
    places = [
        *of_pages.values_list("permission__codename", "page__title"),
        *of_collections.values_list("permission__codename", "collection__name"),
    ]
    return {f"{codename}: {place}" for codename, place in places}


class ToldMixin:
    """Writes down what a group gained and lost, in the transaction of the change."""

    object: Group
    request: Any

    @transaction.atomic
    def process_form(self) -> HttpResponse:
        before = reach_of(self.object)
        response: HttpResponse = super().process_form()  # type: ignore[misc]
        after = reach_of(self.object)
        lost, gained = (
            ", ".join(sorted(before - after)),
            ", ".join(sorted(after - before)),
        )
        if lost or gained:
            audit.record(
                gettext_noop("changed the rights of a group"),
                self.object,
                by=self.request.user,
                at=timezone.now(),
                changes={"permission": (lost or None, gained or None)},
            )
        return response


class CreateView(ToldMixin, groups.CreateView):
    pass


class EditView(ToldMixin, groups.EditView):
    pass


class GroupViewSet(groups.GroupViewSet):
    add_view_class = CreateView
    edit_view_class = EditView
