"""One-click sign-in and the mail viewer, in the demonstration only."""

import pytest
from django.core.mail import EmailMultiAlternatives
from django.test import Client
from django.utils import timezone, translation

from config.demo.mail import StoredMailBackend
from config.demo.models import SentMail
from config.demo.people import SHOWN
from config.demo.seeding import parties
from config.demo.seeding.world import Setting, read
from core.actions import regions
from core.models import User

pytestmark = pytest.mark.django_db


@pytest.fixture
def people(db) -> None:
    setting = Setting(timezone.now(), 7, "s")
    regions.load()
    parties.seed_people(
        {**parties.seed_suppliers(setting), **parties.seed_others(setting)}
    )


def mail(subject: str = "您的订单", html: str = "") -> SentMail:
    message = EmailMultiAlternatives(
        subject, "正文", "shop@example.org", ["chen@example.org"]
    )
    if html:
        message.attach_alternative(html, "text/html")
    with translation.override("zh-hans"):
        StoredMailBackend().send_messages([message])
    return SentMail.objects.latest("pk")


@pytest.mark.parametrize("persona", SHOWN)
def test_one_click_signs_in(people, client, persona):
    email = next(
        one["email"]
        for one in read("people.toml")["people"]
        if one["persona"] == persona
    )

    response = client.post(f"/demo/sign-in/{persona}/")

    assert response.status_code == 302
    assert User.objects.get(pk=client.session["_auth_user_id"]).email == email


def test_signing_in_as_another_leaves_the_first(people, client):
    client.post("/demo/sign-in/consumer/")
    client.post("/demo/sign-in/officer/")

    assert (
        User.objects.get(pk=client.session["_auth_user_id"]).email
        == "he.xiuwen@example.org"
    )


def test_a_link_alone_signs_nobody_in(people, client):
    response = client.get("/demo/sign-in/consumer/")

    assert (response.status_code, "_auth_user_id" in client.session) == (405, False)


def test_a_form_of_another_site_signs_nobody_in(people):
    client = Client(enforce_csrf_checks=True)

    response = client.post("/demo/sign-in/consumer/")

    assert (response.status_code, "_auth_user_id" in client.session) == (403, False)


@pytest.mark.parametrize("persona", ["nobody", "organizer"])
def test_whoever_has_nothing_to_do_yet_is_not_found(people, client, persona):
    assert client.post(f"/demo/sign-in/{persona}/").status_code == 404


def test_nobody_is_signed_in_where_no_demo_is_allowed(people, client, settings):
    settings.DEMO_ALLOWED = False

    response = client.post("/demo/sign-in/consumer/")

    assert (response.status_code, "_auth_user_id" in client.session) == (404, False)


def test_the_people_are_shown_with_what_they_can_try(client):
    page = client.get("/demo/sign-in/").content.decode()

    assert [one for one in ("陈静怡", "何秀文", "方晓岚") if one not in page] == []


def test_mails_are_kept_and_shown_newest_first(client):
    mail("第一封")
    mail("第二封")

    page = client.get("/demo/mail/").content.decode()

    assert page.index("第二封") < page.index("第一封")


def test_a_mail_keeps_both_forms_and_its_language(client):
    kept = mail(html="<p>正文</p>")

    assert (kept.recipients, kept.text, kept.html, kept.language) == (
        ["chen@example.org"],
        "正文",
        "<p>正文</p>",
        "zh-hans",
    )
    assert "正文" in client.get(f"/demo/mail/{kept.pk}/").content.decode()


def test_an_unknown_mail_is_not_found(client):
    assert client.get("/demo/mail/999/").status_code == 404
