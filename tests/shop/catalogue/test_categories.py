"""Where a category stands: new and moved ones come last, a renamed one keeps its place."""

import pytest
from django.utils import timezone

from shop.catalogue import actions
from shop.catalogue.models import Category
from tests.factories.shop import CategoryFactory

pytestmark = pytest.mark.django_db


def save(category, parent=None):
    return actions.save_category(
        category=category, parent=parent, by=None, at=timezone.now()
    )


def read(category):
    return Category.objects.get(pk=category.pk)


def test_a_new_category_without_another_above_it_comes_last_at_the_top():
    first = CategoryFactory()

    made = save(Category(name_zh_hans="水产", name_en="Seafood"))

    assert list(Category.get_root_nodes()) == [first, made]


def test_a_renamed_category_keeps_its_place():
    above = CategoryFactory()
    first, second = CategoryFactory(parent=above), CategoryFactory(parent=read(above))
    renamed = read(first)
    renamed.name_zh_hans = "干果"

    save(renamed, parent=read(above))

    assert list(read(above).get_children()) == [first, second]
    assert read(first).name_zh_hans == "干果"


def test_a_category_moved_to_the_top_comes_last_there():
    above = CategoryFactory()
    below, last = CategoryFactory(parent=above), CategoryFactory()

    save(read(below))

    assert list(Category.get_root_nodes()) == [above, last, below]
    assert read(above).numchild == 0
