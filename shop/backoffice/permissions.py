"""Who may do what in the back office. Denied means: back to its first page, with a message."""

from collections.abc import Iterable
from typing import Any

from wagtail.permission_policies.base import ModelPermissionPolicy
from wagtail.permissions import register_permission_policy

from shop.catalogue.models import Product

from .models import ProductPage


class Kept(ModelPermissionPolicy):
    """Rows that others refer to: nobody deletes them, not even a superuser."""

    refused = frozenset({"delete"})

    def user_has_permission(self, user: Any, action: str) -> bool:
        return action not in self.refused and super().user_has_permission(user, action)

    def users_with_any_permission(self, actions: Iterable[str]) -> Any:
        return super().users_with_any_permission(set(actions) - self.refused)


class ByActionsOnly(Kept):
    """Rows that are written by actions with a page of their own: no form adds, changes or deletes them."""

    refused = frozenset({"add", "change", "delete"})


def register_policies() -> None:
    register_permission_policy(ProductPage, ByActionsOnly(ProductPage, Product))
