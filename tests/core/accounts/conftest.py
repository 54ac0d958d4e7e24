import pytest
from allauth.account.models import EmailAddress

from tests.core.accounts import outbox
from tests.factories.core import UserFactory


@pytest.fixture(autouse=True)
def short_messages(settings):
    """Keep the short messages of a test."""
    settings.SMS_BACKEND = "tests.core.accounts.outbox.keep"
    outbox.sent.clear()
    return outbox.sent


@pytest.fixture
def person(db):
    """Return somebody with a proven e-mail address and the password `secret`."""
    user = UserFactory(email="chen@example.org")
    EmailAddress.objects.create(
        user=user, email=user.email, verified=True, primary=True
    )
    return user
