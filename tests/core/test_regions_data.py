"""The vendored regions: complete, joined up, and readable in English."""

import json
from collections import Counter
from functools import cache
from pathlib import Path

import pytest

DATA = Path(__file__).resolve().parents[2] / "core" / "data"


@cache
def rows() -> dict[str, dict]:
    content = json.loads((DATA / "regions.json").read_text())
    return {
        row[0]: dict(zip(content["columns"], row, strict=True))
        for row in content["rows"]
    }


def test_levels_are_complete():
    assert Counter(row["level"] for row in rows().values()) == {
        "province": 34,
        "prefecture": 358,
        "county": 3357,
    }


def test_every_parent_is_there_and_above():
    levels = ["province", "prefecture", "county"]

    wrong = [
        code
        for code, row in rows().items()
        if (row["parent"] == "") != (row["level"] == "province")
        or (
            row["parent"]
            and levels.index(rows()[row["parent"]]["level"])
            >= levels.index(row["level"])
        )
    ]

    assert wrong == []


def test_a_parent_shares_the_first_digits():
    wrong = [
        code
        for code, row in rows().items()
        if row["parent"] and code[:2] != row["parent"][:2]
    ]

    assert wrong == []


def test_codes_have_six_digits():
    assert [
        code
        for code in rows()
        if not (code.isascii() and code.isdigit() and len(code) == 6)
    ] == []


def test_english_names_are_ascii_and_capitalised():
    assert [
        row
        for row in rows().values()
        if not row["name_en"].isascii() or not row["name_en"][:1].isupper()
    ] == []


def test_development_zones_are_flagged():
    zones = [row for row in rows().values() if row["is_development_zone"]]

    assert len(zones) == 124
    assert {"code": "320576", "name_en": "Suzhou Industrial Park"} in [
        {"code": zone["code"], "name_en": zone["name_en"]} for zone in zones
    ]


@pytest.mark.parametrize(
    ("code", "chinese", "english", "parent"),
    [
        ("520527", "赫章县", "Hezhang County", "520500"),
        ("520500", "毕节市", "Bijie", "520000"),
        ("440100", "广州市", "Guangzhou", "440000"),
        ("150000", "内蒙古自治区", "Inner Mongolia", ""),
        ("540000", "西藏自治区", "Xizang (Tibet)", ""),
        ("522701", "都匀市", "Duyun", "522700"),
        (
            "522700",
            "黔南布依族苗族自治州",
            "Qiannan Buyi and Miao Autonomous Prefecture",
            "520000",
        ),
        ("141024", "洪洞县", "Hongtong County", "141000"),
        ("320116", "六合区", "Luhe District", "320100"),
        ("341500", "六安市", "Lu'an", "340000"),
        ("371722", "单县", "Shan County", "371700"),
        ("410621", "浚县", "Xun County", "410600"),
        ("330382", "乐清市", "Yueqing", "330300"),
        ("110105", "朝阳区", "Chaoyang District", "110000"),
        ("441900", "东莞市", "Dongguan", "440000"),
        ("810000", "香港特别行政区", "Hong Kong", ""),
    ],
)
def test_names_of_places(code, chinese, english, parent):
    row = rows()[code]

    assert (row["name_zh_hans"], row["name_en"], row["parent"]) == (
        chinese,
        english,
        parent,
    )


def test_flags_name_regions_that_exist():
    flags = json.loads((DATA / "region_flags.json").read_text())
    named = [
        *flags["is_formerly_poor"],
        *flags["is_key_county"],
        *flags["paired_with"],
        *flags["paired_with"]["440100"],
    ]

    assert [code for code in named if code not in rows()] == []


def test_key_counties_were_poor():
    flags = json.loads((DATA / "region_flags.json").read_text())

    assert set(flags["is_key_county"]) - set(flags["is_formerly_poor"]) == set()
