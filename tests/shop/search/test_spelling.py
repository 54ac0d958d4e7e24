import pytest
from hypothesis import given
from hypothesis import strategies as st

from shop.search.spelling import edits, pairs, respelt, splits, spoken_like
from shop.search.tokens import parse


def test_a_long_run_may_be_two_names():
    assert list(splits("毕节腊肉")) == [("毕节", "腊肉")]
    assert list(splits("毕节可乐猪")) == [("毕节", "可乐猪"), ("毕节可", "乐猪")]
    assert list(splits("可乐猪")) == []


def test_pairs_are_those_of_long_runs_of_chinese():
    assert pairs(parse("可乐猪 乐猪 茶 tea")) == ("可乐", "乐猪")


@pytest.mark.parametrize("slip", ["walnt", "walnutt", "wlanut", "wamnut"])
def test_a_word_is_one_slip_from_what_was_meant(slip):
    assert "walnut" in edits(slip)


@pytest.mark.parametrize("word", ["tea", "500g", "café", "腊肉腊肉"])
def test_short_or_mixed_words_are_not_guessed_at(word):
    assert edits(word) == set()


@given(st.text(alphabet="abcde", min_size=4, max_size=8))
def test_a_word_is_no_slip_of_itself_and_slips_are_mutual(word):
    slips = edits(word)

    assert word not in slips
    assert all(word in edits(slip) for slip in slips if len(slip) >= 4)


@pytest.mark.parametrize(
    ("asked", "title", "meant"),
    [
        ("可乐朱腊肉", "毕节可乐猪腊肉", "可乐猪腊肉"),
        ("弥猴桃", "修文猕猴桃", "猕猴桃"),
        ("苹果", "花牛平果", "平果"),
        ("核桃", "花牛苹果", ""),
    ],
)
def test_characters_are_found_by_their_sound(asked, title, meant):
    assert spoken_like(asked, title) == meant


def test_a_question_is_written_as_the_title_writes_it():
    assert respelt(parse("刺犁原汁 龙里 500g"), "刺梨原汁") == "刺梨原汁 龙里 500g"
