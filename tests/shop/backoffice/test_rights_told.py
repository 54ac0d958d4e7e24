"""Nobody gives or takes a right in the back office without the audit log being told."""

import pytest
from allauth.mfa.models import Authenticator
from django.contrib.auth.models import Group, Permission
from django.test import Client
from django.urls import reverse
from wagtail.models import Collection, Page

from core.models import AuditEntry
from tests.factories.core import UserFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def keeper(db):
    return UserFactory(is_staff=True, is_superuser=True)


@pytest.fixture
def office(keeper):
    client = Client()
    client.force_login(keeper)
    return client


@pytest.fixture
def someone(db):
    return UserFactory(email="someone@example.org", phone="+8613800138000")


def told(keeper, about):
    """Return what was written about an account: the deed and its facts, all by the same person."""
    entries = AuditEntry.objects.filter(by=keeper, object_id=str(about.pk))
    return [(one.deed, one.before, one.after) for one in entries.order_by("pk")]


def bulk(action, *users):
    path = reverse("wagtail_bulk_action", args=["core", "user", action])
    return f"{path}?" + "&".join(f"id={one.pk}" for one in users)


def test_the_page_of_a_user_is_told(office, keeper, someone):
    group = Group.objects.create(name="a")
    values = {
        "email": someone.email,
        "phone": someone.phone,
        "is_active": "on",
        "is_superuser": "on",
        "groups": [group.pk],
    }

    office.post(reverse("wagtailusers_users:edit", args=[someone.pk]), values)

    assert told(keeper, someone) == [
        ("更改账号权限", {"is_superuser": False}, {"is_superuser": True}),
        ("更改账号所属用户组", {}, {"group": "a"}),
    ]


def test_a_role_given_to_many_is_told_of_each(office, keeper):
    people, group = UserFactory.create_batch(2), Group.objects.create(name="a")

    office.post(bulk("assign_role", *people), {"role": group.pk})

    given = [("更改账号所属用户组", {}, {"group": "a"})]
    assert [told(keeper, one) for one in people] == [given, given]


def test_accounts_closed_together_are_told_of_each(office, keeper):
    people = UserFactory.create_batch(2)

    office.post(bulk("set_active_state", *people), {"mark_as_active": "False"})

    closed = [("更改账号权限", {"is_active": True}, {"is_active": False})]
    assert [told(keeper, one) for one in people] == [closed, closed]


def test_a_group_deleted_is_told_of_its_people(office, keeper, someone):
    group = Group.objects.create(name="a")
    someone.groups.add(group)

    office.post(reverse("wagtailusers_groups:delete", args=[group.pk]))

    assert told(keeper, someone) == [("更改账号所属用户组", {"group": "a"}, {})]


def test_djangos_own_page_of_a_user_is_told(office, keeper, someone):
    page = reverse("admin:core_user_change", args=[someone.pk])
    values = {"email": someone.email, "phone": someone.phone}

    office.post(page, {**values, "is_active": "on", "is_staff": "on"})

    given = {"is_staff": False}, {"is_staff": True}
    assert told(keeper, someone) == [("更改账号权限", *given)]


def test_the_second_step_may_be_taken_away_but_not_set(office, keeper, someone):
    data = {"secret": "JBSWY3DPEHPK3PXP"}
    one = Authenticator.objects.create(user=someone, type="totp", data=data)
    page = reverse("admin:mfa_authenticator_change", args=[one.pk])
    add = reverse("admin:mfa_authenticator_add")

    seen = office.get(page).content.decode()
    refused = [office.post(path, {}).status_code for path in (page, add)]
    office.post(
        reverse("admin:mfa_authenticator_delete", args=[one.pk]), {"post": "yes"}
    )

    assert (refused, data["secret"] in seen) == ([403, 403], False)
    assert told(keeper, someone) == [("关掉登录第二步", {"type": "totp"}, {})]


def role(group, page=None, collection=None):
    """Return the form of a group that may edit a page, and add pictures to a collection."""
    values = {"name": group.name if group else "editors of halls", "permissions": []}
    panels = {"page_permissions": page, "image_permissions": collection}
    for prefix in (*panels, "document_permissions", "collection_permissions"):
        place = panels.get(prefix)
        values |= {f"{prefix}-TOTAL_FORMS": "1" if place else "0"}
        values |= {
            f"{prefix}-{n}_FORMS": "0" for n in ("INITIAL", "MIN_NUM", "MAX_NUM")
        }
    if page:
        values["page_permissions-0-page"] = page.pk
        values["page_permissions-0-permissions"] = ["change_page"]
    if collection:
        add = Permission.objects.get(codename="add_image")
        values["image_permissions-0-collection"] = collection.pk
        values["image_permissions-0-permissions"] = [add.pk]
    return values


def test_what_a_group_may_do_with_pages_and_pictures_is_told(office, keeper):
    page, collection = Page.objects.get(depth=2), Collection.objects.get(depth=1)
    may = f"add_image: {collection.name}, change_page: {page.title}"

    office.post(reverse("wagtailusers_groups:add"), role(None, page, collection))
    group = Group.objects.get(name="editors of halls")
    edit = reverse("wagtailusers_groups:edit", args=[group.pk])
    office.post(edit, role(group, page, collection))
    office.post(edit, role(group))

    assert told(keeper, group) == [
        ("更改用户组权限", {}, {"permission": may}),
        ("更改用户组权限", {"permission": may}, {}),
    ]
