"""Pages that belong to no part of the shop: display, style guide, errors, accounts."""

import pytest
from django.template.loader import render_to_string
from django.test import Client
from django.urls import reverse
from django.utils import translation
from pytest_django import Settings

from core.models import User
from tests.factories.core import UserFactory


@pytest.fixture
def signed_in(client: Client) -> Client:
    client.force_login(UserFactory())
    return client


@pytest.mark.django_db
def test_the_reader_s_choice_is_kept_and_leads_back(client: Client) -> None:
    response = client.post(
        reverse("core:display"),
        {"size": "large", "theme": "dark", "next": "/products/"},
    )

    assert (response.status_code, response["Location"]) == (302, "/products/")
    assert (response.cookies["size"].value, response.cookies["theme"].value) == (
        "large",
        "dark",
    )


@pytest.mark.django_db
def test_a_choice_that_is_not_offered_changes_nothing(client: Client) -> None:
    response = client.post(reverse("core:display"), {"size": "huge", "theme": "dark"})

    assert response.status_code == 422
    assert "size" not in response.cookies


@pytest.mark.django_db
@pytest.mark.parametrize(
    "target", ["https://example.org/", "//example.org", "javascript:alert(1)", ""]
)
def test_the_way_back_never_leaves_the_site(client: Client, target: str) -> None:
    response = client.post(
        reverse("core:display"), {"size": "normal", "theme": "auto", "next": target}
    )

    assert response["Location"] == "/"


@pytest.mark.django_db
@pytest.mark.parametrize("language", ["zh-hans", "en"])
def test_staff_see_the_style_guide(
    client: Client, settings: Settings, language: str
) -> None:
    settings.SECOND_FACTOR_REQUIRED = False
    client.force_login(UserFactory(is_staff=True))
    with translation.override(language):
        response = client.get(reverse("core:styleguide"))

    assert response.status_code == 200
    assert "core/styleguide.html" in [template.name for template in response.templates]


@pytest.mark.django_db
def test_the_style_guide_is_no_page_for_others(signed_in: Client) -> None:
    assert signed_in.get(reverse("core:styleguide")).status_code == 404


@pytest.mark.parametrize("language", ["zh-hans", "en"])
@pytest.mark.parametrize("name", ["400", "403_csrf", "429", "500", "503"])
def test_errors_are_told_without_database_and_without_request(
    name: str, language: str
) -> None:
    with translation.override(language):
        page = render_to_string(f"{name}.html")

    assert f'lang="{"zh-Hans" if language == "zh-hans" else "en"}"' in page
    assert "<h1" in page


def test_a_broken_page_tells_whom_to_call(settings: Settings) -> None:
    settings.SUPPORT_PHONE = "400-111-2222"

    assert 'href="tel:400-111-2222"' in render_to_string("500.html")


@pytest.mark.django_db
def test_a_missing_page_is_ours(client: Client) -> None:
    response = client.get("/en/no-such-page/")

    assert response.status_code == 404
    assert "This path leads nowhere" in response.content.decode()


@pytest.mark.django_db
@pytest.mark.parametrize(
    "name",
    [
        "account_login",
        "account_signup",
        "account_reset_password",
        "account_request_login_code",
    ],
)
@pytest.mark.parametrize("language", ["zh-hans", "en"])
def test_the_doors_are_one_column_with_a_ridge(
    client: Client, name: str, language: str
) -> None:
    with translation.override(language):
        response = client.get(reverse(name))

    assert response.status_code == 200
    assert 'class="horizon"' in response.content.decode()


@pytest.mark.django_db
@pytest.mark.parametrize(
    "name",
    [
        "account_email",
        "account_change_phone",
        "account_change_password",
        "account_logout",
        "mfa_index",
    ],
)
def test_the_pages_of_an_account_stand_beside_its_places(
    signed_in: Client, name: str
) -> None:
    response = signed_in.get(reverse(name))

    assert response.status_code == 200
    assert response.content.decode().count('aria-current="page"') == 1


@pytest.mark.django_db
def test_a_wrong_password_is_said_above_the_form(client: Client) -> None:
    user: User = UserFactory()
    response = client.post(
        reverse("account_login"), {"login": user.email, "password": "wrong-password"}
    )
    page = response.content.decode()

    assert "<title>出错：" in page
    assert 'class="summary-err"' in page
    assert user.email in page


def test_base_renders_without_any_request() -> None:
    page = render_to_string("base.html", request=None)

    assert '<main id="main"' in page
