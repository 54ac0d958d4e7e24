import pytest

from shop.search.breaker import Breaker


def test_five_failures_within_half_a_minute_open_it_for_a_minute():
    breaker = Breaker()
    for second in range(4):
        breaker.fail(second)
    assert not breaker.is_open(4)

    breaker.fail(4)

    assert breaker.is_open(4)
    assert breaker.is_open(63.9)
    assert not breaker.is_open(64)


def test_failures_far_apart_do_not_count_together():
    breaker = Breaker()
    for second in (0, 10, 20, 25, 40):
        breaker.fail(second)

    assert not breaker.is_open(40)


@pytest.mark.parametrize("limit", [1, 3])
def test_an_answer_forgives_what_failed_before(limit):
    breaker = Breaker(limit=limit + 1)
    for _ in range(limit):
        breaker.fail(0)
    breaker.succeed()
    breaker.fail(1)

    assert not breaker.is_open(1)
