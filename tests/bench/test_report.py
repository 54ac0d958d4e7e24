"""What a run says: ratios against the stock site, the verdict, the change since an earlier run."""

from dataclasses import replace

import pytest

from tests.bench.load import Figures
from tests.bench.report import Ratio, Row, as_json, pages_table, ratios, since

STOCK = Row(
    "listing",
    "stock",
    is_cold=False,
    queries=131,
    figures=Figures(6.4, 574, 740, 263, 49, 0),
)
WARM = Row(
    "listing", "ours", is_cold=False, queries=2, figures=Figures(320, 3, 5, 1.5, 0.5, 0)
)
COLD = Row(
    "listing", "ours", is_cold=True, queries=3, figures=Figures(64, 14, 20, 6, 2, 0)
)


def test_a_page_is_compared_by_answers_a_second_and_by_cpu():
    assert ratios([STOCK, WARM]) == {"listing": Ratio(50, 156, 30)}


def test_a_cold_page_has_a_target_of_its_own():
    found = ratios([STOCK, WARM, COLD])

    assert found["listing, nothing held"] == Ratio(10, 39, 12)
    assert [one.is_met for one in found.values()] == [True, False]


@pytest.mark.parametrize(("rate", "is_met"), [(191.9, False), (192.0, True)])
def test_a_target_is_met_from_its_very_value_on(rate, is_met):
    ours = replace(WARM, figures=replace(WARM.figures, rps=rate))

    assert ratios([STOCK, ours])["listing"].is_met is is_met


def test_a_target_is_missed_when_answers_were_no_page():
    """A refusal is quick: it must not count as a fast page."""
    ours = replace(WARM, figures=replace(WARM.figures, failed=1))

    assert ratios([STOCK, ours])["listing"].is_met is False


def test_a_page_without_stock_is_not_compared():
    assert ratios([WARM]) == {}


def test_the_table_has_a_line_for_each_page_and_says_what_was_missed():
    lines = pages_table([STOCK, WARM, COLD]).splitlines()

    assert [" ".join(line.split()) for line in lines[2:]] == [
        "listing stock 6.4 574.0 740.0 263.00 49.00 131 0",
        "listing ours 320.0 3.0 5.0 1.50 0.50 2 0 50.0 156.0 ≥30 met",
        "listing, nothing held ours 64.0 14.0 20.0 6.00 2.00 3 0 10.0 39.0 ≥12 MISSED",
    ]


def test_a_kept_run_is_plain_values():
    kept = as_json([STOCK, WARM], {"cores": 2})

    assert kept["machine"] == {"cores": 2}
    assert kept["rows"][1] == {
        "page": "listing",
        "site": "ours",
        "is_cold": False,
        "queries": 2,
        "figures": {
            "rps": 320,
            "p50": 3,
            "p95": 5,
            "cpu_web": 1.5,
            "cpu_db": 0.5,
            "failed": 0,
        },
    }
    assert kept["ratios"] == {
        "listing": {
            "by_rate": 50,
            "by_cpu": 156,
            "target": 30,
            "failed": 0,
            "is_met": True,
        }
    }


def test_an_earlier_run_is_compared_by_cpu():
    before = as_json([STOCK, WARM], {})
    slower = replace(WARM, figures=replace(WARM.figures, cpu_web=2.5))

    lines = since(before, [STOCK, slower, COLD]).splitlines()

    assert [" ".join(line.split()) for line in lines[2:]] == [
        "listing stock 312.00 312.00 +0%",
        "listing ours 2.00 3.00 +50%",
    ]
