"""The pages every site has."""

import pytest
from wagtail.models import Page

from cms import actions
from cms.models import HelpIndexPage

pytestmark = pytest.mark.django_db


def addresses():
    return sorted(
        (page.locale.language_code, page.slug)
        for page in Page.objects.filter(depth__gt=1).select_related("locale")
    )


def test_start_site_makes_the_same_addresses_in_both_languages():
    actions.start_site()

    branches = ["halls", "help", "licence", "news", "privacy", "stories", "terms"]
    assert addresses() == [
        *(("en", slug) for slug in [*branches[:5], "shanhai-en", *branches[5:]]),
        *(
            ("zh-hans", slug)
            for slug in [*branches[:5], "shanhai-zh-hans", *branches[5:]]
        ),
    ]


def test_start_site_twice_changes_nothing():
    actions.start_site()
    before = list(Page.objects.order_by("pk").values())

    actions.start_site()

    assert list(Page.objects.order_by("pk").values()) == before


def test_start_site_keeps_what_an_editor_wrote():
    home = actions.start_site()["zh-hans"]
    home.lead = "今年新下来的。"
    home.save()

    actions.start_site()

    home.refresh_from_db()
    assert home.lead == "今年新下来的。"


def test_translations_of_a_page_know_each_other():
    actions.start_site()

    chinese, english = HelpIndexPage.objects.order_by("locale__language_code").reverse()

    assert list(chinese.get_translations()) == [english]


def test_start_site_makes_a_page_whose_original_an_editor_removed():
    actions.start_site()
    chinese, english = HelpIndexPage.objects.order_by("locale__language_code").reverse()
    chinese.slug = "bang-zhu"
    chinese.save()
    for page in (chinese, english):
        page.get_children().get(slug="licence").delete()
        page.refresh_from_db()

    actions.start_site()

    made = english.get_children().get(slug="licence")
    assert (made.title, list(made.get_translations())) == ("Licence", [])
