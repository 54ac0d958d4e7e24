"""Every link of the demo world leads to a page, and every page reads well in its language."""

import pytest
from django.utils import timezone
from wagtail.users.models import UserProfile

from cms.actions import start_site
from config.demo.people import people as people_
from config.demo.seeding import orders
from config.demo.seeding.world import Setting
from core.models import User
from tests.crawl.crawler import Crawl
from tests.crawl.office import OURS, OfficeCrawl
from tests.factories import office

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


@pytest.fixture
def desk(demo_world, client, settings):
    """The back office of the demo world with something on each list, as its staff sees it."""
    settings.SECOND_FACTOR_REQUIRED = False
    setting = Setting(timezone.now(), 7, "s")
    people = {one["persona"]: User.objects.get(email=one["email"]) for one in people_()}
    orders.seed_orders(setting, people, demo_world)
    for make in (office.transfer_out, office.job, office.failed_task):
        make()
    office.differences()
    client.force_login(people["staff"])
    return client


@pytest.mark.parametrize("language", ["en", "zh-hans"])
def test_staff_find_every_page_of_the_back_office_whole(desk, language):
    profile = UserProfile.get_for_user(
        User.objects.get(pk=desk.session["_auth_user_id"])
    )
    profile.preferred_language = language
    profile.save()

    starts = ["/cms/", *(f"/cms/{name}/" for name in OURS if name != "bulk")]
    crawl = OfficeCrawl(desk, most_of_a_kind=2, language=language).from_(*starts)

    assert crawl.wrong == []
    assert len(crawl.seen) > 100
