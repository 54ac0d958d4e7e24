"""The audit log tells who was given a right or lost one, in the transaction of the change."""

import pytest
from allauth.mfa.models import Authenticator
from django.contrib.auth.models import Group, Permission
from django.urls import reverse

from core.actions import audit
from core.models import AuditEntry, Membership, OrganisationRole, User
from tests.core.accounts import ways
from tests.factories.core import MembershipFactory, OrganisationFactory, UserFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def told(db):
    """Return a function that tells what was written since the last time it was asked: deed, thing, before and after."""
    last = 0

    def new():
        nonlocal last
        entries = list(AuditEntry.objects.filter(pk__gt=last).order_by("pk"))
        last = entries[-1].pk if entries else last
        return [(one.verb, one.object_id, one.before, one.after) for one in entries]

    return new


def test_an_account_without_rights_is_not_told(told):
    user = UserFactory()
    user.first_name = "Wei"
    user.save()

    assert told() == []


@pytest.mark.parametrize(
    ("right", "was", "now"),
    [
        ("is_staff", False, True),
        ("is_superuser", False, True),
        ("is_active", True, False),
    ],
)
@pytest.mark.parametrize("by_update", [False, True])
def test_a_right_of_an_account_is_told(told, right, was, now, by_update):
    user = UserFactory()

    if by_update:
        User.objects.filter(pk=user.pk).update(**{right: now})
    else:
        setattr(user, right, now)
        user.save()

    user.refresh_from_db()
    verb = "changed the rights of an account"
    assert getattr(user, right) is now
    assert told() == [(verb, str(user.pk), {right: was}, {right: now})]


def test_only_what_is_saved_is_told(told):
    user = UserFactory()
    user.is_staff = user.is_superuser = True

    user.save(update_fields=["is_superuser"])

    assert [after for *_, after in told()] == [{"is_superuser": True}]


def test_a_member_of_the_staff_is_told_from_the_start(told):
    user = UserFactory(is_staff=True)

    verb = "changed the rights of an account"
    assert told() == [(verb, str(user.pk), {"is_staff": False}, {"is_staff": True})]


def test_the_end_of_an_account_is_told(told):
    user = UserFactory()
    number = str(user.pk)

    user.delete()

    rights = {"is_active": True, "is_staff": False, "is_superuser": False}
    assert told() == [("deleted an account", number, rights, {})]


def test_a_group_is_told_from_either_side(told):
    user, (one, other) = UserFactory(), [Group.objects.create(name=n) for n in "ab"]

    user.groups.set([one, other])
    user.groups.set([other])
    one.user_set.add(user)
    user.groups.clear()

    verb, number = "changed the groups of an account", str(user.pk)
    assert told() == [
        (verb, number, {}, {"group": "a, b"}),
        (verb, number, {"group": "a"}, {}),
        (verb, number, {}, {"group": "a"}),
        (verb, number, {"group": "b, a"}, {}),
    ]


def test_a_group_that_ends_is_told_of_its_people(told):
    people, group = UserFactory.create_batch(2), Group.objects.create(name="a")
    group.user_set.set(people)
    told()

    group.delete()

    verb = "changed the groups of an account"
    lost = [(verb, str(one.pk), {"group": "a"}, {}) for one in people]
    assert told() == lost


def test_permissions_are_told(told):
    user, group = UserFactory(), Group.objects.create(name="a")
    permission = Permission.objects.get(codename="view_auditentry")

    user.user_permissions.add(permission)
    group.permissions.add(permission)

    given = {"permission": "view_auditentry"}
    assert told() == [
        ("changed the rights of an account", str(user.pk), {}, given),
        ("changed the rights of a group", str(group.pk), {}, given),
    ]


def test_a_membership_is_told(told):
    one = MembershipFactory(role=Membership.Role.MEMBER)
    begun = told()[-1]
    one.role = Membership.Role.OWNER
    one.save()
    changed = told()
    one.delete()

    entry = AuditEntry.objects.latest("pk")
    facts = {"user": one.user_id, "organisation": one.organisation_id}
    assert begun[3] == {**facts, "role": "member"}
    assert changed[0][2:] == ({"role": "member"}, {"role": "owner"})
    assert (entry.verb, entry.before) == (
        "deleted a membership",
        {**facts, "role": "owner"},
    )
    assert entry.organisation == one.organisation
    assert entry.label.startswith("p****@example.org · ")


def test_a_role_of_an_organisation_is_told(told):
    organisation = OrganisationFactory(roles=["buys"])
    role = OrganisationRole.objects.get()
    told()

    role.role = "organizes"
    role.save()
    role.delete()

    number = str(organisation.pk)
    gave, took = "gave an organisation a role", "took a role from an organisation"
    assert told() == [
        (gave, number, {"role": "buys"}, {"role": "organizes"}),
        (took, number, {"role": "organizes"}, {}),
    ]


def set_up_second_step(client):
    client.get(reverse("mfa_activate_totp"))
    digits = ways.digits_of(client.session["mfa.totp.secret"])
    client.post(reverse("mfa_activate_totp"), {"code": digits()})
    return digits


def test_the_second_step_is_told_with_who_did_it(client, person, told):
    ways.sign_in(client, person.email, "secret")

    set_up_second_step(client)
    set_up = told()
    Authenticator.objects.get(type="totp").delete()

    number = str(person.pk)
    verb = "set up the second step"
    assert set_up == [
        (verb, number, {"type": ""}, {"type": "totp"}),
        (verb, number, {"type": ""}, {"type": "recovery_codes"}),
    ]
    assert told() == [("took the second step away", number, {"type": "totp"}, {})]
    whose = AuditEntry.objects.order_by("pk").values_list("by", flat=True)
    assert list(whose) == [person.pk, person.pk, None]


def fails(*_args, **_kwargs):
    raise RuntimeError


@pytest.mark.django_db(transaction=True)
@pytest.mark.contract
@pytest.mark.parametrize(
    "change",
    [
        lambda user: user.save(),
        lambda user: user.groups.set(Group.objects.all()),
        lambda _user: User.objects.update(is_superuser=True),
        lambda user: MembershipFactory(user=user),
    ],
)
def test_no_right_without_its_entry(monkeypatch, change):
    user = UserFactory()
    Group.objects.get_or_create(name="a")
    user.is_staff = True
    monkeypatch.setattr(audit, "record", fails)

    with pytest.raises(RuntimeError):
        change(user)

    user.refresh_from_db()
    assert (user.is_staff, user.is_superuser, user.groups.count()) == (False, False, 0)
    assert user.memberships.count() == 0


@pytest.mark.django_db(transaction=True)
def test_no_second_step_without_its_entry(monkeypatch, client, person):
    ways.sign_in(client, person.email, "secret")
    monkeypatch.setattr(audit, "record", fails)

    with pytest.raises(RuntimeError):
        set_up_second_step(client)

    assert ways.has_totp(person) is False
