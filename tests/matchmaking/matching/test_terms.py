from matchmaking.matching.terms import (
    Term,
    commas,
    dots,
    money,
    names,
    percent,
    points,
    price,
    quantity,
    semicolons,
)


def test_a_name_is_told_in_the_language_of_the_reader() -> None:
    term = Term("Eggs", names={"en": "Eggs", "zh-hans": "鸡蛋"})

    assert [term.text("zh-hans"), term.text("en"), str(term)] == [
        "鸡蛋",
        "Eggs",
        "Eggs",
    ]


def test_a_name_in_one_language_serves_all_even_with_a_percent_sign() -> None:
    assert Term("100 % rye").text("zh-hans") == "100 % rye"


def test_lists_are_joined_as_the_language_does() -> None:
    parts = [Term("a"), Term("b"), Term("c")]

    assert [join(parts).text("zh-hans") for join in (commas, dots, semicolons)] == [
        "a、b、c",
        "a，b，c",
        "a；b；c",
    ]
    assert [str(join(parts)) for join in (commas, dots, semicolons)] == [
        "a, b, c",
        "a · b · c",
        "a; b; c",
    ]


def test_a_list_of_nothing_is_nothing() -> None:
    assert commas([]).text("zh-hans") == ""


def test_money_is_in_whole_yuan_and_prices_to_the_fen() -> None:
    assert money(96_000_050) == "¥960,001"
    assert str(price(123_456, "KGM")) == "¥1,234.56 a kg"
    assert price(650, "XBX").text("zh-hans") == "每箱 ¥6.50"


def test_quantities_carry_their_unit() -> None:
    units = ("KGM", "TNE", "LTR", "H87", "XBX")

    assert [str(quantity(2400, unit)) for unit in units] == [
        "2,400 kg",
        "2,400 t",
        "2,400 l",
        "2,400 pcs",
        "2,400 boxes",
    ]


def test_scores_show_two_decimals_and_shares_as_many_as_they_need() -> None:
    assert [points(each) for each in (0, 7, 6134, 10_000)] == [
        "0.00",
        "0.07",
        "61.34",
        "100.00",
    ]
    assert [percent(each) for each in (0, 50, 1005, 3330, 10_000)] == [
        "0",
        "0.5",
        "10.05",
        "33.3",
        "100",
    ]


def test_a_name_is_one_text_or_one_for_each_language() -> None:
    assert names().fits("Hezhang")
    assert names().fits({"en": "Hezhang", "zh-hans": "赫章"})
    assert [str(each) for each in names().faults({"zh-hans": "赫章"}, ".at")] == [
        "at: “en” is missing."
    ]
    assert [str(each) for each in names().faults(1, ".at")] == [
        "at: must be a name, or an object of names by language, not 1."
    ]
