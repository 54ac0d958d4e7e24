"""What the checkout says of places that do not fit together."""

import pytest
from django.urls import reverse

from shop.order.models import OrderGroup
from tests.factories.core import RegionFactory
from tests.factories.orders import guest_basket, posted

pytestmark = pytest.mark.django_db
ELSEWHERE, MISSING = "它不在上面选的地方，请重新选择。", "请选择。"


@pytest.mark.parametrize(
    ("chosen", "said"),
    [
        ({"province": "520000"}, {"city": [ELSEWHERE], "district": [ELSEWHERE]}),
        ({"district": "520527"}, {"district": [ELSEWHERE]}),
        ({"city": "", "district": ""}, {"city": [MISSING]}),
    ],
)
def test_places_that_do_not_fit_are_asked_for_again(client, chosen, said):
    basket = guest_basket(client)
    RegionFactory()

    answer = client.post(reverse("checkout:place"), {**posted(basket), **chosen})

    assert answer.context["form"].errors == said
    assert OrderGroup.objects.count() == 0
