"""Who may do what in the back office. Denied means: back to its first page, with a message."""

from collections.abc import Iterable
from typing import Any

from django_tasks_db.models import DBTaskResult
from wagtail.permission_policies.base import ModelPermissionPolicy
from wagtail.permissions import register_permission_policy

from core.models import AuditEntry, Job, Organisation
from shop.catalogue.models import Category, Product
from shop.certification.models import Certificate
from shop.order.models import Order
from shop.partner.models import StockMovement
from shop.payment.models import (
    IncomingTransfer,
    OutgoingTransfer,
    PaymentAttempt,
    Refund,
    UnmatchedTransfer,
)
from shop.provenance.models import Lot

from .models import ProductPage, Supplier


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


# Written by actions of the order desk, of finance, and of whoever looks after the site.
DESK_MODELS = (
    DBTaskResult,
    IncomingTransfer,
    Job,
    Order,
    OutgoingTransfer,
    PaymentAttempt,
    Refund,
    StockMovement,
    UnmatchedTransfer,
)


def register_policies() -> None:
    for model in DESK_MODELS:
        register_permission_policy(model, ByActionsOnly(model))
    register_permission_policy(ProductPage, Kept(ProductPage, Product))
    register_permission_policy(Certificate, Kept(Certificate))
    register_permission_policy(Lot, Kept(Lot))
    register_permission_policy(Category, Kept(Category))
    register_permission_policy(Supplier, Kept(Supplier, Organisation))
    register_permission_policy(AuditEntry, ByActionsOnly(AuditEntry))
