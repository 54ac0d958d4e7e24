"""Categories in the back office."""

import pytest

from shop.catalogue.models import Category
from tests.factories.shop import CategoryFactory
from tests.shop.backoffice.forms import shown

pytestmark = pytest.mark.django_db
INDEX = "/cms/categories/"


def save(client, category, **changes):
    address = f"{INDEX}edit/{category.pk}/"
    return client.post(address, {**shown(client.get(address)), **changes})


def found(category):
    return Category.objects.get(pk=category.pk)


def test_a_category_is_added_under_another(office):
    above = CategoryFactory()

    office.post(
        f"{INDEX}new/",
        {"name_zh_hans": "苹果", "name_en": "Apples", "parent": above.pk},
    )

    made = Category.objects.get(name_zh_hans="苹果")
    assert (made.get_parent(), made.slug) == (above, "ping-guo")


def test_a_category_is_renamed_hidden_and_moved(office):
    above, below = CategoryFactory(), CategoryFactory()
    slug = below.slug

    save(office, below, parent=above.pk, name_zh_hans="干果", is_public=[])

    after = found(below)
    assert (after.get_parent(), after.name_zh_hans, after.is_public, after.slug) == (
        above,
        "干果",
        False,
        slug,
    )


def test_a_category_does_not_stand_below_itself(office):
    above = CategoryFactory()
    below = CategoryFactory(parent=above)

    response = save(office, above, parent=below.pk)

    assert list(response.context["form"].errors) == ["parent"]
    assert found(below).get_parent() == above


def test_a_category_needs_a_name(office):
    category = CategoryFactory(name_zh_hans="坚果")

    response = save(office, category, name_zh_hans="")

    assert list(response.context["form"].errors) == ["name_zh_hans"]
    assert found(category).name_zh_hans == "坚果"


@pytest.mark.parametrize("action", ["edit", "delete"])
def test_the_order_desk_changes_no_category(order_desk, action):
    category = CategoryFactory()

    response = order_desk.post(f"{INDEX}{action}/{category.pk}/", {})

    assert (response.status_code, response.url) == (302, "/cms/")
    assert Category.objects.filter(pk=category.pk).exists()
