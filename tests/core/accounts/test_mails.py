"""Mails about an account: in our words and either language, and of a stranger's account they tell nothing."""

import pytest
from django.core import mail
from django.urls import reverse
from django.utils import translation

from tests.core.accounts import ways

pytestmark = pytest.mark.django_db

NEW, PHONE = "new@example.net", "+8613800000009"


def sign_up_by_both(client):
    ways.sign_up(client, phone=PHONE, email=NEW)
    ways.prove_phone(client)


CAUSES = {
    "code": lambda client, person: ways.ask_for_code(client, email=person.email),
    "no account": lambda client, _person: ways.ask_for_code(client, email=NEW),
    "link": lambda client, _person: sign_up_by_both(client),
    "account": lambda client, person: ways.sign_up(
        client, phone="", email=person.email
    ),
    "password": lambda client, person: client.post(
        reverse("account_reset_password"), {"email": person.email}
    ),
}
SUBJECTS = {
    "code": {"zh-hans": "您的登录验证码", "en": "Your sign-in code"},
    "no account": {
        "zh-hans": "这个邮箱还没有账号",
        "en": "No account with this address yet",
    },
    "link": {"zh-hans": "请确认您的邮箱", "en": "Is this address yours?"},
    "account": {"zh-hans": "您已经有账号了", "en": "You have an account already"},
    "password": {"zh-hans": "设置新密码", "en": "Your new password"},
}


@pytest.mark.parametrize("language", ["zh-hans", "en"])
@pytest.mark.parametrize("cause", CAUSES)
def test_a_mail_is_in_our_words(client, person, cause, language):
    with translation.override(language):
        CAUSES[cause](client, person)

    (one,) = mail.outbox
    assert one.subject == SUBJECTS[cause][language]
    assert one.body.endswith({"zh-hans": "\n\n山海", "en": "\n\nShanhai"}[language])
    assert "example.com" not in one.body


def test_a_link_does_not_tell_whose_account_asks(client):
    sign_up_by_both(client)

    assert "13800000009" not in mail.outbox[-1].body


def test_the_mail_about_an_account_leads_to_a_code(client, person):
    ways.sign_up(client, phone="", email=person.email)

    page = f"http://testserver{reverse('account_request_login_code')}"
    assert page in mail.outbox[-1].body
