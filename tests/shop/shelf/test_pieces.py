"""Pieces held under what they show."""

from dataclasses import dataclass, replace
from decimal import Decimal

import pytest
from django.test import RequestFactory
from django.utils import translation

from shop.basket.page import LineShown, RefusedShown, SumsShown
from shop.shelf import held, pieces

SUMS = SumsShown(
    goods=Decimal("12.50"),
    shipping=Decimal(8),
    total=Decimal("20.50"),
    may_order=True,
    is_rest=False,
)
TOO_MANY = LineShown(
    pk=1,
    url="/products/tea-1/?pack=2",
    picture="/media/tea.webp",
    title="Tea",
    label="250 g",
    price=Decimal(30),
    unit_price=Decimal(60),
    unit="g",
    was=None,
    quantity=3,
    most=2,
    total=Decimal(90),
    problem="too-many",
)


@pytest.fixture(autouse=True)
def nothing_held():
    held.forget()


@pytest.fixture
def rendered(monkeypatch):
    """Return the templates that were rendered, in order."""
    names, made = [], pieces.made

    def note(template, shown):
        names.append(template)
        return made(template, shown)

    monkeypatch.setattr(pieces, "made", note)
    return names


def sums(shown, language="en"):
    with translation.override(language):
        return pieces.piece(
            "shop/basket/_sums.html", shown, RequestFactory().get("/basket/")
        )


def test_equal_values_are_rendered_once(rendered):
    assert sums(SUMS) == sums(replace(SUMS))

    assert len(rendered) == 1


def test_another_value_and_another_language_are_other_pieces(rendered):
    texts = {sums(SUMS), sums(replace(SUMS, shipping=Decimal(9))), sums(SUMS, "zh")}

    assert (len(texts), len(rendered)) == (3, 3)


def test_each_visitor_has_their_own_token():
    shown = RefusedShown((TOO_MANY,))

    html = [
        pieces.piece("shop/basket/_refused.html", shown, RequestFactory().get("/"))
        for _visitor in range(2)
    ]

    assert html[0] != html[1]
    assert "hole" not in "".join(html)


def test_what_may_change_cannot_be_held():
    @dataclass(frozen=True)
    class Shown:
        lines: list

    with pytest.raises(TypeError):
        pieces.piece("shop/basket/_refused.html", Shown([]), RequestFactory().get("/"))
