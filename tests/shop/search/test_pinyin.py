import pytest
from hypothesis import given
from hypothesis import strategies as st

from shop.search.pinyin import pinyin_tokens, sound, syllables


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("都匀", "duyun"),
        ("洪洞", "hongtong"),
        ("六合", "luhe"),
        ("单县", "shanxian"),
        ("朝阳", "chaoyang"),
        ("重庆", "chongqing"),
        ("六安", "luan"),
        ("略阳", "lueyang"),
        ("绿茶", "lvcha"),
    ],
)
def test_names_are_sounded_as_people_type_them(name, expected):
    assert sound(name) == expected


def test_a_character_without_a_known_sound_keeps_its_place():
    assert syllables("\U000323af茶") == ["", "cha"]


def test_a_title_is_typed_from_any_of_its_characters():
    assert pinyin_tokens("可乐猪 腊肉") == [
        "kelezhularou",
        "klzlr",
        "lezhularou",
        "lzlr",
        "zhularou",
        "zlr",
        "larou",
        "lr",
        "rou",
    ]


def test_a_place_is_typed_from_its_beginning():
    assert pinyin_tokens("", "贵州省 毕节市") == [
        "guizhousheng",
        "gzs",
        "bijieshi",
        "bjs",
    ]


def test_traditional_titles_sound_like_simplified_ones():
    assert pinyin_tokens("臘肉") == pinyin_tokens("腊肉")


@given(st.text(alphabet="可乐猪腊肉毕节刺梨茶", min_size=1, max_size=30))
def test_spellings_are_short_and_each_once(title):
    found = pinyin_tokens(title)

    assert len(set(found)) == len(found)
    assert all(1 < len(spelling) <= 8 * 6 for spelling in found)
