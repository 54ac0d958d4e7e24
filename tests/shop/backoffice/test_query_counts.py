"""Each list of the back office asks as much for one row as for many."""

import pytest
from django.test import Client
from django_tasks_db.models import DBTaskResult

from core.actions import audit
from tests.factories.core import OrganisationFactory, UserFactory
from tests.factories.office import (
    EARLIER,
    differences,
    failed_task,
    job,
    transfer_out,
)
from tests.factories.shop import CategoryFactory

pytestmark = pytest.mark.django_db


def entry():
    audit.record(
        "changed the price", OrganisationFactory(), by=UserFactory(), at=EARLIER
    )


# Page → who reads it, what makes a row of it, how many queries it costs.
LISTS = {
    "payouts": ("Finance", transfer_out, 9),
    "jobs": ("Site keepers", job, 9),
    "dead": ("Site keepers", failed_task, 9),
    "differences": ("Finance", differences, 12),
    "audit": ("Site keepers", entry, 10),
    "categories": ("Catalogue editors", CategoryFactory, 9),
    "suppliers": ("Catalogue editors", OrganisationFactory, 9),
}


@pytest.mark.parametrize("count", [1, 4])
@pytest.mark.parametrize("page", LISTS)
def test_a_list_asks_the_same_whatever_its_length(
    person_in, django_assert_num_queries, page, count
):
    group, make, queries = LISTS[page]
    client = Client()
    client.force_login(person_in(group))
    DBTaskResult.objects.all().delete()
    for _ in range(count):
        make()
    client.get(f"/cms/{page}/")

    with django_assert_num_queries(queries):
        answer = client.get(f"/cms/{page}/")

    rows = answer.context.get("object_list") or answer.context["differences"]
    assert (answer.status_code, len(rows) >= count) == (200, True)
