"""Ways from page to page, also where the last page that can be asked for is not the last of all."""

import pytest
from django.http import QueryDict

from shop.search.forms import LAST_PAGE
from shop.search.presenting import PAGE_SIZE, paging

MORE = LAST_PAGE * PAGE_SIZE + 1


@pytest.mark.parametrize(
    ("number", "total", "next_url", "is_cut"),
    [
        (LAST_PAGE - 1, MORE, f"?page={LAST_PAGE}", False),
        (LAST_PAGE, MORE, "", True),
        (LAST_PAGE, MORE - 1, "", False),
        (1, 0, "", False),
    ],
)
def test_no_way_leads_behind_the_last_page(number, total, next_url, is_cut):
    found = paging(QueryDict(), number, total)

    assert (found["next_url"], found["is_cut"]) == (next_url, is_cut)
