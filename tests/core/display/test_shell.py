import pytest
from django.test import RequestFactory
from django.utils import translation

from core.display import shell


@pytest.mark.parametrize(
    ("cookie", "shown"),
    [
        ("5", '<span class="count">5</span>'),
        ("140", '<span class="count">99+</span>'),
        ("0", ""),
        ("", ""),
        ("-1", ""),
        ("<b>", ""),
        ("٣", ""),
    ],
)
def test_the_badge_believes_digits_only(cookie: str, shown: str) -> None:
    request = RequestFactory().get("/")
    request.COOKIES["basket_n"] = cookie

    assert shell.badge(request) == shown


@pytest.mark.parametrize(
    ("language", "address", "other"),
    [
        ("zh-hans", "/products/?page=2", "/en/products/?page=2"),
        ("en", "/en/products/?q=%E8%8C%B6", "/products/?q=%E8%8C%B6"),
        ("en", "/en/", "/"),
        ("zh-hans", "/l/AB12?x=1", "/l/AB12?x=1&lang=en"),
        ("en", "/l/AB12?lang=en", "/l/AB12?lang=zh-hans"),
    ],
)
def test_the_other_language_is_the_same_page(
    language: str, address: str, other: str
) -> None:
    assert shell.other_language_url(RequestFactory().get(address), language) == other


def test_a_held_piece_is_the_same_string_for_two_visitors_but_for_its_holes() -> None:
    shell.forget()
    one, two = (
        RequestFactory().get("/products/"),
        RequestFactory().get("/products/?q=%22%3E%3Cb%3E"),
    )
    two.COOKIES["basket_n"] = "3"

    footer_one = shell.filled("footer", request=one, section="catalogue")
    footer_two = shell.filled("footer", request=two, section="catalogue")

    assert footer_one.replace("/en/products/", "") == footer_two.replace(
        "/en/products/?q=%22%3E%3Cb%3E", ""
    )
    assert 'href="/en/products/"' in footer_one


def test_nothing_of_a_visitor_is_held() -> None:
    shell.forget()
    for language in ("zh-hans", "en"):
        with translation.override(language):
            held = "".join(
                shell.piece(f"shell/{name}.html", "home")
                for name in ("head", "header", "footer", "tabbar", "demo_bar")
            )

        assert "csrf" not in held
        assert 'class="count"' not in held


def test_the_section_marks_its_place() -> None:
    shell.forget()

    assert 'aria-current="page"' in shell.piece("shell/tabbar.html", "home")
    assert 'aria-current="page"' not in shell.piece("shell/tabbar.html", "catalogue")
