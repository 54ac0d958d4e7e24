"""One person of each role, with a thing of their own on sale, in the basket and ordered."""

import pytest
from allauth.mfa.models import Authenticator

from cms.actions import start_site
from core.models import Membership, Organisation, OrganisationRole
from tests.access.table import ROLES
from tests.factories.core import MembershipFactory, OrganisationFactory, UserFactory

Kind, Role = Organisation.Kind, OrganisationRole.Role
WORKS_FOR = {
    "supplier_a": (Kind.COOPERATIVE, Role.SUPPLIES, Membership.Role.OWNER),
    "supplier_b": (Kind.COOPERATIVE, Role.SUPPLIES, Membership.Role.OWNER),
    "buyer": (Kind.BUDGET_UNIT, Role.BUYS, Membership.Role.OFFICER),
    "organizer": (Kind.ASSOCIATION, Role.ORGANIZES, Membership.Role.OWNER),
}


def person(role):
    """Return a new person of a role, with a second factor where the role needs one; nobody for a visitor."""
    if role == "anonymous":
        return None
    is_staff = role == "staff"
    user = UserFactory(is_staff=is_staff, is_superuser=is_staff)
    if role in WORKS_FOR:
        kind, may, place = WORKS_FOR[role]
        MembershipFactory(
            user=user,
            organisation=OrganisationFactory(kind=kind, roles=[may]),
            role=place,
        )
    if user.must_have_second_factor:
        Authenticator.objects.create(
            user=user, type=Authenticator.Type.TOTP, data={"secret": "unused"}
        )
    return user


@pytest.fixture
def site(db):
    start_site()


@pytest.fixture
def people(site):
    return {role: person(role) for role in ROLES}
