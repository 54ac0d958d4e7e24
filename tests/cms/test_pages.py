"""Pages as visitors see them."""

import pytest
from bs4 import BeautifulSoup
from django.core.exceptions import ValidationError

from cms import actions
from cms.models import HelpIndexPage, HelpPage, StoryIndexPage, StoryPage

pytestmark = pytest.mark.django_db


@pytest.fixture
def homes():
    return actions.start_site()


@pytest.mark.parametrize("prefix", ["", "/en"])
@pytest.mark.parametrize(
    "address", ["/halls/", "/stories/", "/news/", "/help/", "/help/privacy/"]
)
def test_every_branch_answers_in_both_languages(client, homes, prefix, address):
    response = client.get(prefix + address)

    assert response.status_code == 200
    assert (
        f'<html lang="{"en" if prefix else "zh-Hans"}"'.lower()
        in response.content.decode().lower()
    )


def test_a_story_shows_its_title_lead_and_text(client, homes):
    index = StoryIndexPage.objects.get(locale=homes["en"].locale)
    story = StoryPage(
        title="Rice at 900 metres",
        slug="rice",
        lead="Harvested by hand.",
        body=[("text", "<p>Twice.</p>")],
    )
    index.add_child(instance=story)

    listing, page = (
        client.get("/en/stories/").content.decode(),
        client.get("/en/stories/rice/").content.decode(),
    )

    assert [
        text in page
        for text in ("Rice at 900 metres", "Harvested by hand.", "<p>Twice.</p>")
    ] == [True] * 3
    assert 'href="/en/stories/rice/"' in listing


def test_a_page_cannot_take_an_address_of_the_shop(homes):
    page = HelpPage(title="Basket", slug="basket", locale=homes["en"].locale)

    with pytest.raises(ValidationError) as failure:
        homes["en"].add_child(instance=page)

    assert failure.value.message_dict == {"slug": ["这个地址商城已在使用，请换一个。"]}


def test_a_deeper_page_may_use_any_address(homes):
    index = HelpIndexPage.objects.get(locale=homes["en"].locale)

    page = index.add_child(
        instance=HelpPage(title="The basket", slug="basket", locale=index.locale)
    )

    assert page.url == "/en/help/basket/"


@pytest.mark.parametrize("count", [1, 10])
def test_a_listing_of_stories_needs_the_same_queries_for_one_and_many(
    client, homes, count, django_assert_max_num_queries
):
    index = StoryIndexPage.objects.get(locale=homes["en"].locale)
    for number in range(count):
        index.add_child(
            instance=StoryPage(
                title=f"Story {number}", slug=f"story-{number}", locale=index.locale
            )
        )
    client.get("/en/stories/")

    with django_assert_max_num_queries(12):
        response = client.get("/en/stories/")

    assert response.content.decode().count('<article class="story">') == count


@pytest.mark.parametrize(
    ("address", "title"),
    [
        ("/", "山里的秋天，今天到海边。"),
        ("/en/", "Autumn in the hills, by the sea today."),
    ],
)
def test_the_title_of_the_home_page_is_a_sentence_of_its_language(
    client, homes, address, title
):
    page = BeautifulSoup(client.get(address).content, "html.parser")

    assert page.h1.text == title
