import pytest
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from cms.actions import start_site
from cms.models import HelpIndexPage, HelpPage
from cms.search import PAGES
from shop.search import actions

pytestmark = pytest.mark.django_db


@pytest.fixture
def guide():
    start_site()
    index = HelpIndexPage.objects.get(locale__language_code="zh-hans")
    page = HelpPage(
        title="坏果包赔", slug="damaged-fruit", lead="坏了就退钱", locale=index.locale
    )
    index.add_child(instance=page)
    page.save_revision().publish()
    return page


def documents(page):
    return [
        (d.language, d.title, d.url, d.body.strip())
        for d in PAGES.documents([str(page.pk)], timezone.now())
    ]


def test_a_live_page_is_a_document_of_its_language(guide):
    assert documents(guide) == [
        ("zh-hans", "坏果包赔", "/help/damaged-fruit/", "坏了就退钱")
    ]
    assert str(guide.pk) in set(PAGES.ids())


def test_a_page_taken_back_is_none(guide):
    guide.unpublish()

    assert documents(guide) == []
    assert str(guide.pk) not in set(PAGES.ids())


def test_what_an_editor_does_is_followed_by_a_task(guide):
    ours = DBTaskResult.objects.filter(task_path="shop.search.tasks.update_documents")
    before = ours.count()

    guide.unpublish()

    assert ours.count() == before + 1
    assert ours.order_by("-enqueued_at").first().args_kwargs["args"] == [
        "page",
        [str(guide.pk)],
    ]


def test_a_page_is_found_on_the_search_page(guide, client):
    actions.rebuild(kind="page", source=PAGES, at=timezone.now())

    related = client.get("/search/", {"q": "坏果"}).context["page"].related

    assert [(label.kind, label.title) for label in related] == [("page", "坏果包赔")]
