import string

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shop.search.folding import SIMPLIFIED, fold, fold_with_origins
from shop.search.tokens import LONGEST_WORD, MOST_TOKENS, Term, parse, tokens

anything = st.text(max_size=60)
chinese = st.text(alphabet="可乐猪腊肉毕节刺梨茶臘豬", min_size=1, max_size=12)


@pytest.mark.parametrize(
    ("written", "folded"),
    [
        ("臘肉", "腊肉"),
        ("畢節可樂豬", "毕节可乐猪"),
        ("麵條", "面条"),
        ("水菓荳", "水果豆"),
        ("Café ＡＢＣ", "cafe abc"),
        ("１２３", "123"),
        ("Straße", "strasse"),
    ],
)
def test_spellings_of_one_thing_fold_to_one_form(written, folded):
    assert fold(written) == folded


@given(anything)
def test_folding_twice_changes_nothing(text):
    assert fold(fold(text)) == fold(text)


def test_no_simplified_character_is_folded_further():
    assert {ord(new) for new in SIMPLIFIED.values()} & SIMPLIFIED.keys() == set()


@given(anything)
def test_every_folded_character_knows_where_it_comes_from(text):
    folded, origins = fold_with_origins(text)

    assert len(folded) == len(origins)
    assert origins == sorted(origins)
    assert all(0 <= place < len(text) for place in origins)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("可乐猪", ["可乐", "乐猪", "猪"]),
        ("茶", ["茶"]),
        ("毕节 腊肉 500g", ["毕节", "节", "腊肉", "肉", "500g"]),
        ("Smoked pork, 1.5kg", ["smoked", "pork", "1.5kg"]),
        ("A4纸", ["a4", "纸"]),
        ("snake_case-word", ["snake", "case", "word"]),
        ("——！", []),
        ("", []),
    ],
)
def test_a_text_becomes_pairs_and_words(text, expected):
    assert tokens(text) == expected


def test_words_and_texts_have_a_longest_length():
    assert tokens("a" * 500) == ["a" * LONGEST_WORD]
    assert parse("a" * 500)[0].phrase == ("a" * LONGEST_WORD,)
    assert len(tokens("茶" * 9000)) == MOST_TOKENS


@given(anything)
def test_tokens_hold_no_character_that_a_store_would_have_to_quote(text):
    forbidden = set(string.whitespace + string.punctuation) - {"."}

    assert all(token and not forbidden & set(token) for token in tokens(text))


@given(chinese, st.data())
def test_every_part_of_a_text_is_a_phrase_of_its_tokens(text, data):
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    (term,) = parse(text[start:end])
    found = tokens(text)

    places = range(len(found) - len(term.phrase) + 1)
    if term.is_prefix:
        assert any(token.startswith(term.run) for token in found)
    else:
        assert any(
            tuple(found[place : place + len(term.phrase)]) == term.phrase
            for place in places
        )


@given(chinese, chinese)
def test_a_phrase_is_found_only_where_its_characters_stand(text, asked):
    (term,) = parse(asked)
    line = " ".join(["", *tokens(text), ""])
    phrase = " ".join(["", *term.phrase])

    assert ((phrase if term.is_prefix else phrase + " ") in line) == (
        fold(asked) in fold(text)
    )


def test_a_question_is_read_as_terms_each_once():
    assert parse("臘肉 毕节 腊肉 Larou") == (Term("腊肉"), Term("毕节"), Term("larou"))
    assert parse(" ,。 ") == ()


@pytest.mark.parametrize(
    ("run", "phrase", "is_han", "is_short", "is_prefix"),
    [
        ("可乐猪", ("可乐", "乐猪"), True, False, False),
        ("腊肉", ("腊肉",), True, False, False),
        ("茶", ("茶",), True, True, True),
        ("walnut", ("walnut",), False, False, True),
        ("a", ("a",), False, True, True),
    ],
)
def test_a_term_says_how_it_is_looked_for(run, phrase, is_han, is_short, is_prefix):
    term = Term(run)

    assert (term.phrase, term.is_han, term.is_short, term.is_prefix) == (
        phrase,
        is_han,
        is_short,
        is_prefix,
    )
