from matchmaking.matching.generate import generate
from matchmaking.matching.recommend import recommend
from tests.matchmaking.matching.building import scored


def test_one_seed_gives_one_event() -> None:
    assert generate(5, 6, 3) == generate(5, 6, 3)
    assert generate(5, 6, 3) != generate(5, 6, 4)


def test_an_event_is_as_large_as_it_was_wanted() -> None:
    found = generate(7, 400, 1)

    names = [each["name"]["zh-hans"] for each in found["suppliers"]]
    assert (len(found["buyers"]), len(found["suppliers"])) == (7, 400)
    assert len(set(names)) == 400


def test_most_participants_of_an_event_find_somebody() -> None:
    found = recommend(scored(generate(40, 40, 1)))

    assert sum(map(bool, found.by_buyer)) >= 36
    assert sum(map(bool, found.by_supplier)) >= 30
