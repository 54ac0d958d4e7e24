from matchmaking.wording import listed


def test_items_are_parted_as_the_language_does_it() -> None:
    three = listed(["rice", "tea", "pork"])

    assert three.text("en") == "rice, tea, pork"
    assert three.text("zh-hans") == "rice、tea、pork"
    assert (str(listed(["rice"])), str(listed([]))) == ("rice", "")


def test_any_number_of_items_can_be_told() -> None:
    numbers = range(10_000)

    assert str(listed(numbers)) == ", ".join(map(str, numbers))
