"""Groups and policies."""

import pytest
from django.contrib.auth.models import Group
from wagtail.permissions import policy_registry

from shop.backoffice.groups import GROUPS, make_missing_groups
from shop.backoffice.models import ProductPage
from tests.factories.core import UserFactory

pytestmark = pytest.mark.django_db


def test_every_group_is_there_with_all_its_permissions():
    Group.objects.filter(name__in=GROUPS).delete()

    make_missing_groups()

    found = {
        group.name: {
            f"{one.content_type.app_label}.{one.codename}"
            for one in group.permissions.select_related("content_type")
        }
        for group in Group.objects.filter(name__in=GROUPS)
    }

    assert found == {
        name: {"wagtailadmin.access_admin", *codes} for name, codes in GROUPS.items()
    }


def test_a_group_that_people_changed_is_left_as_it_is():
    group = Group.objects.get(name="Finance")
    group.permissions.clear()

    make_missing_groups()

    assert list(group.permissions.all()) == []


def test_not_even_a_superuser_deletes_a_product():
    policy = policy_registry.get_by_type(ProductPage)
    superuser = UserFactory(is_superuser=True)

    assert [
        policy.user_has_permission(superuser, action) for action in ("view", "delete")
    ] == [True, False]
