"""Slugs are pinyin, and places keep their own sound."""

import pytest

from core.slugs import LONGEST, slugify


@pytest.mark.parametrize(
    ("name", "slug"),
    [
        ("赫章薄皮核桃", "he-zhang-bao-pi-he-tao"),
        ("都匀毛尖", "du-yun-mao-jian"),
        ("洪洞玉米", "hong-tong-yu-mi"),
        ("六安瓜片", "lu-an-gua-pian"),
        ("单县羊肉", "shan-xian-yang-rou"),
        ("乐清泥蚶", "yue-qing-ni-han"),
        ("大埔蜜柚", "da-bu-mi-you"),
        ("Walnut oil 250 ml", "walnut-oil-250-ml"),
        ("!!!", "x"),
    ],
)
def test_a_name_becomes_pinyin(name, slug):
    assert slugify(name) == slug


def test_a_long_name_is_cut():
    assert len(slugify("核" * 200)) <= LONGEST
