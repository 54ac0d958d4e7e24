"""Production does not start on the demo world's rows, nor without a way to pay."""

import pytest
from django.core.management import call_command
from django.core.management.base import SystemCheckError

from core import checks
from tests.factories.core import UserFactory

BANK = {"name": "山海", "number": "6222 0000 0000 0000", "bank": "例行"}


def ids(messages):
    return [message.id for message in messages]


@pytest.mark.contract
@pytest.mark.django_db
def test_a_database_with_accounts_of_the_demo_world_is_not_migrated(settings):
    settings.DEMO_ALLOWED = False
    UserFactory(email="chen@example.org")

    with pytest.raises(SystemCheckError, match=r"core\.E001"):
        call_command("migrate", verbosity=0, skip_checks=False)


@pytest.mark.django_db
def test_a_database_of_real_people_passes(settings):
    settings.DEMO_ALLOWED = False
    UserFactory(email="chen@example.net")

    assert checks.no_demo_accounts(databases=["default"]) == []


@pytest.mark.django_db
def test_the_demo_itself_may_hold_its_accounts(settings):
    settings.DEMO_ALLOWED = True
    UserFactory(email="chen@example.org")

    assert checks.no_demo_accounts(databases=["default"]) == []


@pytest.mark.parametrize(
    ("account", "found"),
    [
        (BANK, []),
        ({**BANK, "number": ""}, ["core.E002"]),
        ({"name": ""}, ["core.E002"]),
    ],
)
def test_bank_transfer_is_offered_only_with_an_account(settings, account, found):
    settings.PAYMENT_PROVIDERS = ["bank_transfer"]
    settings.BANK_ACCOUNT = account

    assert ids(checks.buyers_can_pay()) == found
