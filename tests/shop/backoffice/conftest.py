"""People of the back office."""

import pytest
from django.contrib.auth.models import Group
from django.test import Client

from shop.backoffice.groups import ENTER, GROUPS, permissions
from tests.factories.core import UserFactory


@pytest.fixture(autouse=True)
def no_second_factor(settings):
    settings.SECOND_FACTOR_REQUIRED = False


def fresh_groups():
    """Make the groups as they are written now: a database migrated from an older one keeps its old ones."""
    for name, codes in GROUPS.items():
        group, _made = Group.objects.get_or_create(name=name)
        group.permissions.set(permissions({ENTER, *codes}))


@pytest.fixture
def person_in():
    """Return a function that makes a member of the staff in the groups of these names."""

    def made(*groups):
        fresh_groups()
        user = UserFactory(is_staff=True)
        user.groups.set([Group.objects.get(name=name) for name in groups])
        return user

    return made


@pytest.fixture
def editor(person_in):
    return person_in("Catalogue editors")


@pytest.fixture
def office(editor):
    """The back office as a catalogue editor sees it."""
    client = Client()
    client.force_login(editor)
    return client


@pytest.fixture
def order_desk(person_in):
    """The back office as the order desk sees it: it reads the catalogue only."""
    client = Client()
    client.force_login(person_in("Order desk"))
    return client
