"""One contract for every store: the same questions, the same products in the same order."""

from collections.abc import Collection, Mapping
from dataclasses import replace

import pytest

from shop.search.folding import fold
from shop.search.interface import Sort
from shop.search.queries import Relaxation, Request, Way, find, relaxations, suggest
from shop.search.tokens import parse

from . import corpus

pytestmark = pytest.mark.contract

QUERIES = corpus.table("queries.tsv")


def ask(text: str, language: str = "zh-hans", **more) -> Request:
    return Request(text, language, corpus.NOW, **{"limit": 100, **more})


def ids(hits) -> str:
    return " ".join(hit.object_id for hit in hits)


def test_the_contract_has_at_least_sixty_questions():
    assert len({(row["language"], row["typed"]) for row in QUERIES}) >= 60


@pytest.mark.parametrize(
    "row", QUERIES, ids=[f"{row['language']}-{row['typed']}" for row in QUERIES]
)
def test_a_question_has_the_same_answer_in_every_store(store, row):
    found = find(store, ask(row["typed"], row["language"]))

    answer = (
        found.way,
        ids(found.results.hits),
        ids(found.results.related),
        found.meant,
    )
    assert answer == (row["way"], row["products"], row["related"], row["meant"])
    assert found.results.total == len(row["products"].split())


def chinese_answers() -> list[tuple[str, set[str]]]:
    rows = [
        row
        for row in QUERIES
        if row["language"] == "zh-hans" and row["way"] == Way.WRITTEN
    ]
    long = [
        row
        for row in rows
        if all(term.is_han and not term.is_short for term in parse(row["typed"]))
    ]
    return [(row["typed"], set(row["products"].split())) for row in long]


@pytest.mark.parametrize(("typed", "products"), chinese_answers())
def test_the_expected_answers_are_all_texts_that_hold_the_words(typed, products):
    """Check the table itself: what holds every word, and nothing else, is found."""
    texts = {
        row["id"]: fold(f"{row['title']}\n{row['places']}\n{row['text']}")
        for row in corpus.table("products.tsv")
        if row["id"] != corpus.EXPIRED
    }

    assert products == {
        key
        for key, text in texts.items()
        if all(word in text for word in fold(typed).split())
    }


@pytest.mark.parametrize(
    ("filters", "products"),
    [
        ({"region": ["520500"]}, "1 22"),
        ({"region": ["520500", "430000"]}, "18 1 22"),
        ({"certificate": ["assistance"]}, "1"),
        ({"region": ["520000"], "price": ["50-"]}, "1 22"),
        ({"region": ["430000"], "certificate": ["gi"]}, ""),
        ({"category": ["99"]}, ""),
    ],
)
def test_filters_combine_within_a_facet_by_or_and_between_facets_by_and(
    store, filters, products
):
    found = find(store, ask("腊肉", filters=filters))

    assert (ids(found.results.hits), found.way) == (products, Way.WRITTEN)


def counts(
    store, filters: Mapping[str, Collection[str]], facet: str
) -> Mapping[str, int]:
    return find(store, ask("腊肉", filters=filters)).results.facets.get(facet, {})


@pytest.mark.parametrize(
    ("filters", "facet", "expected"),
    [
        ({}, "certificate", {"assistance": 1}),
        ({}, "price", {"50-": 3}),
        ({"region": ["430000"]}, "certificate", {}),
        ({"region": ["430000"]}, "category", {"1": 1, "11": 1}),
        (
            {"region": ["430000"]},
            "region",
            {
                "520000": 2,
                "520500": 2,
                "520527": 2,
                "430000": 1,
                "433100": 1,
                "433124": 1,
            },
        ),
        (
            {"region": ["430000"], "certificate": ["assistance"]},
            "region",
            {"520000": 1, "520500": 1, "520527": 1},
        ),
        ({"region": ["430000"], "certificate": ["assistance"]}, "certificate", {}),
    ],
)
def test_a_facet_is_counted_without_its_own_filter(store, filters, facet, expected):
    assert counts(store, filters, facet) == expected


@pytest.mark.parametrize(
    ("sort", "products"),
    [
        (Sort.RELEVANCE, "8 7 21 5 6"),
        (Sort.PRICE, "8 21 7 6 5"),
        (Sort.HARVEST, "8 7 6 5 21"),
        (Sort.SALES, "8 7 21 5 6"),
    ],
)
def test_products_are_sorted_as_asked(store, sort, products):
    assert ids(find(store, ask("tea", sort=sort)).results.hits) == products


def test_pages_follow_one_another(store):
    whole = ids(find(store, ask("贵州")).results.hits)
    pages = [
        find(store, ask("贵州", offset=start, limit=5)).results for start in (0, 5, 10)
    ]

    assert " ".join(ids(page.hits) for page in pages) == whole
    assert {page.total for page in pages} == {12}
    assert find(store, ask("贵州", offset=500, limit=5)).results.hits == ()


def test_what_may_no_longer_be_sold_is_not_found(store):
    before = replace(ask("过期腊肉"), at=corpus.EXPIRED_AT.replace(hour=15))

    assert ids(find(store, before).results.hits) == "24"
    assert ids(find(store, replace(before, at=corpus.EXPIRED_AT)).results.hits) != "24"
    assert "24" not in ids(find(store, ask("腊肉")).results.hits).split()


@pytest.mark.parametrize(
    ("typed", "language", "names"),
    [
        ("腊", "zh-hans", "18 1 22"),
        ("可乐", "zh-hans", "1 2"),
        ("bij", "zh-hans", "13 1 15 520500 40"),
        ("klz", "zh-hans", "1 2"),
        ("毕节", "zh-hans", "1 520500 40"),
        ("walnut", "zh-hans", "12 13 7"),
        ("wal", "en", "12 13 7"),
        ("弥猴", "zh-hans", "14"),
        ("zzzz", "zh-hans", ""),
        ("", "zh-hans", ""),
    ],
)
def test_names_are_suggested_while_one_types(store, typed, language, names):
    assert ids(suggest(store, ask(typed, language, limit=3, related=2))) == names


@pytest.mark.parametrize(
    ("filters", "expected"),
    [
        (
            {"region": ["430000"], "certificate": ["assistance"]},
            [Relaxation("certificate", 1), Relaxation("region", 1)],
        ),
        ({"region": ["620000"], "price": ["50-"]}, [Relaxation("region", 3)]),
        ({"region": ["620000"], "category": ["99"]}, []),
    ],
)
def test_an_empty_page_names_the_filters_that_emptied_it(store, filters, expected):
    assert relaxations(store, ask("腊肉", filters=filters)) == expected


@pytest.mark.parametrize(
    "typed", ["", "   ", "，。！", "\u0301", "'\"()*:&|!<->", "\\", "a.b.c"]
)
def test_marks_alone_find_nothing_and_break_nothing(store, typed):
    assert find(store, ask(typed)).results.total == 0


@pytest.mark.parametrize(
    "typed",
    ["腊肉' OR 1=1", '腊肉" AND', "腊肉 NOT 猪", "腊肉*", "(腊肉", "title_tokens:腊肉"],
)
def test_the_language_of_a_store_cannot_be_spoken(store, typed):
    assert set(ids(find(store, ask(typed)).results.hits).split()) <= {"1", "18", "22"}


def test_the_longest_question_is_answered(store):
    assert find(store, ask("腊" * 100)).way is Way.NOTHING
    assert find(store, ask(" ".join("天地玄黄宇宙洪荒" * 6))).way is Way.NOTHING
