"""What people do on the pages of sign-up and sign-in, through the client."""

import time

from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import TOTP, format_hotp_value, hotp_value
from django.core import mail
from django.urls import reverse

from tests.core.accounts import outbox

PASSWORD = "Valley-River-88"
SECRET = "JBSWY3DPEHPK3PXP"


def sign_up(client, **fields):
    return client.post(reverse("account_signup"), {"password1": PASSWORD, **fields})


def sign_in(client, login, password=PASSWORD, **extra):
    values = {"login": login, "password": password}
    return client.post(reverse("account_login"), values, **extra)


def ask_for_code(client, **to):
    """Ask for a sign-in code by `phone` or `email` and return it; None when none was sent."""
    texts, mails = len(outbox.sent), len(mail.outbox)
    client.post(reverse("account_request_login_code"), to)
    said = [text for _, text in outbox.sent[texts:]]
    said += [one.body for one in mail.outbox[mails:]]
    return outbox.code_in(said[0]) if said else None


def sign_in_by_code(client, **to):
    code = ask_for_code(client, **to)
    return client.post(reverse("account_confirm_login_code"), {"code": code})


def prove_phone(client):
    """Enter the code of the sign-up message."""
    code = outbox.code_in(outbox.sent[-1][1])
    return client.post(reverse("account_verify_phone"), {"code": code})


def give_totp(user, secret=SECRET):
    """Set a second factor up; return a function that tells the digits of now."""
    TOTP.activate(user, secret)
    return digits_of(secret)


def digits_of(secret):
    return lambda: format_hotp_value(hotp_value(secret, int(time.time()) // 30))


def has_totp(user):
    return Authenticator.objects.filter(user=user, type="totp").exists()


def is_signed_in(client):
    return "_auth_user_id" in client.session


def password_works(client, login, password=PASSWORD):
    """Tell whether a password is taken, whatever is asked after it."""
    response = sign_in(client, login, password)
    return response.status_code == 302
