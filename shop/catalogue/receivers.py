"""Has every process read the tree of categories again when one is saved or deleted, wherever that is done."""

from typing import Any

from django.db.models.signals import post_delete, post_save

from shop.shelf import stamps

from .models import Category


def follow_categories() -> None:
    for signal in (post_save, post_delete):
        signal.connect(forget_tree, sender=Category, dispatch_uid="tree")


def forget_tree(**_kwargs: Any) -> None:
    stamps.bump_on_commit(stamps.CATEGORIES)
