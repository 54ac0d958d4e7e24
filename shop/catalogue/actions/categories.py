"""Writes on the tree of categories."""

from datetime import datetime
from typing import Any

from django.db import transaction

from shop.catalogue.models import Category, Product
from shop.search import tasks as search
from shop.shelf import actions as shelf

from .errors import CategoryLoopError


@transaction.atomic
def save_category(
    *,
    category: Category,
    parent: Category | None,
    by: Any,  # noqa: ARG001 - every write is told who
    at: datetime,
) -> Category:
    """Save a category under another, or at the top; it comes last there when it is new or was moved.

    Raises:
        CategoryLoopError: when it would stand below itself.
    """
    if category.pk is None:
        made = add(category, parent)
        search.update_documents.enqueue("category", [str(made.pk)])
        return made
    if parent and parent.path.startswith(category.path):
        raise CategoryLoopError
    category.save()
    stands_under = category.get_parent()
    if stands_under != parent:
        move(category, parent)
    category = Category.objects.get(pk=category.pk)
    category.set_ancestors_are_public()
    inside = Category.get_tree(category).values_list("pk", flat=True)
    products = Product.objects.filter(categories__in=list(inside)).distinct()
    shelf.page_changed(product_ids=list(products.values_list("pk", flat=True)), at=at)
    search.update_documents.enqueue("category", [str(pk) for pk in inside])
    return category


def add(category: Category, parent: Category | None) -> Category:
    if parent is None:
        return Category.add_root(instance=category)
    made = Category.objects.get(pk=parent.pk).add_child(instance=category)
    made.set_ancestors_are_public()
    return made


def move(category: Category, parent: Category | None) -> None:
    fresh = Category.objects.get(pk=category.pk)
    if parent is None:
        fresh.move(Category.get_last_root_node(), "last-sibling")
    else:
        fresh.move(Category.objects.get(pk=parent.pk), "last-child")
