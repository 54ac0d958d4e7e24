"""Every link of the demo world leads to a page, and every page reads well in its language."""

import pytest

from cms.actions import start_site
from core.models import User
from tests.crawl.crawler import Crawl

pytestmark = [pytest.mark.django_db, pytest.mark.slow]
FRONT = ("/", "/en/")


@pytest.fixture
def site(demo_world):
    start_site()


def test_a_visitor_finds_every_page_whole_in_both_languages(site, client):
    crawl = Crawl(client).from_(*FRONT)

    assert crawl.wrong == []
    assert len(crawl.kinds) > 20


def test_a_consumer_finds_every_page_of_the_account_whole(site, client):
    client.force_login(User.objects.get(email="chen.jingyi@example.org"))

    crawl = Crawl(client, most_of_a_kind=2).from_("/account/", "/en/account/", *FRONT)

    assert crawl.wrong == []
