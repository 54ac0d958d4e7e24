import pytest
from hypothesis import given
from hypothesis import strategies as st

from shop.search.highlight import highlight, snippet, spans
from shop.search.tokens import parse


@pytest.mark.parametrize(
    ("text", "asked", "expected"),
    [
        ("毕节可乐猪臘肉", "腊肉", "毕节可乐猪<mark>臘肉</mark>"),
        ("可乐可乐猪", "可乐", "<mark>可乐可乐</mark>猪"),
        ("Black Tea & more", "tea", "Black <mark>Tea</mark> &amp; more"),
        ("<b>腊肉</b>", "腊肉", "&lt;b&gt;<mark>腊肉</mark>&lt;/b&gt;"),
        ("毕节 腊肉", "腊肉 毕节", "<mark>毕节</mark> <mark>腊肉</mark>"),
        ("苹果", "梨", "苹果"),
        ("", "梨", ""),
    ],
)
def test_what_was_asked_is_marked_as_it_was_written(text, asked, expected):
    assert highlight(text, parse(asked)) == expected


@given(
    st.text(alphabet="可乐猪茶ab <&", max_size=20),
    st.text(alphabet="可乐猪茶ab ", max_size=6),
)
def test_marks_are_ordered_apart_and_inside_the_text(text, asked):
    found = spans(text, parse(asked))

    edges = [edge for span in found for edge in span]
    assert edges == sorted(set(edges))
    assert all(0 <= edge <= len(text) for edge in edges)


def test_a_long_text_is_cut_around_the_first_term():
    text = "山" * 200 + "腊肉" + "海" * 200

    assert snippet(text, parse("腊肉")) == "…" + "山" * 20 + "腊肉" + "海" * 58 + "…"


def test_a_short_text_is_kept_whole():
    assert snippet("毕节腊肉", parse("腊肉")) == "毕节腊肉"
    assert snippet("毕节腊肉", parse("茶")) == "毕节腊肉"
