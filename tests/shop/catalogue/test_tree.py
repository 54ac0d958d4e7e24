"""Categories are found by their whole path, in a tree that follows every change."""

import pytest

from tests.factories.shop import CategoryFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def nuts():
    return CategoryFactory(slug="nuts", name_zh_hans="坚果")


def heading(response):
    return response.content.decode().partition('<h1 class="song">')[2].partition("<")[0]


def test_two_branches_may_hold_categories_of_one_slug(client, nuts):
    fruit = CategoryFactory(slug="fruit")
    CategoryFactory(parent=nuts, slug="dried", name_zh_hans="干坚果")
    CategoryFactory(parent=fruit, slug="dried", name_zh_hans="果干")

    addresses = ["/c/nuts/dried/", "/c/fruit/dried/"]

    assert [heading(client.get(one)) for one in addresses] == ["干坚果", "果干"]
    assert client.get("/c/dried/").status_code == 404


def test_a_path_that_has_moved_leads_to_the_only_category_of_its_slug(client, nuts):
    CategoryFactory(parent=nuts, slug="walnuts")

    response = client.get("/c/walnuts/")

    assert (response.status_code, response.url) == (301, "/c/nuts/walnuts/")


def test_what_lies_below_a_hidden_category_is_hidden(client, nuts):
    CategoryFactory(parent=nuts, slug="walnuts")
    assert client.get("/c/nuts/walnuts/").status_code == 200

    nuts.is_public = False
    nuts.save()

    assert client.get("/c/nuts/walnuts/").status_code == 404


def test_a_new_name_stands_on_the_next_page(client, nuts):
    client.get("/c/nuts/")

    nuts.name_zh_hans = "干果与坚果"
    nuts.save()

    assert heading(client.get("/c/nuts/")) == "干果与坚果"
