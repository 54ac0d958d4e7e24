"""How far an order has come, as its page draws it."""

import pytest

from shop.order import timeline

NOWHERE, NOW, DONE = "", "now", "done"


@pytest.mark.parametrize(
    ("reached", "states"),
    [
        (1, [NOW, NOWHERE, NOWHERE, NOWHERE]),
        (2, [DONE, NOW, NOWHERE, NOWHERE]),
        (3, [DONE, DONE, NOW, NOWHERE]),
        (4, [DONE, DONE, DONE, DONE]),
    ],
)
def test_the_last_step_reached_is_where_an_order_is_now(reached, states):
    assert [timeline.state(place, reached, of=4) for place in range(4)] == states
