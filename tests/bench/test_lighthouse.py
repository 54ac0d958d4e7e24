"""What Lighthouse's reports say: medians, what is below its floor, and what cost points."""

from typing import Any

from tests.bench.lighthouse.__main__ import METRICS, line, losses, scores


def result(performance: float, *, seo: float = 1) -> dict[str, Any]:
    """Return a report as Lighthouse writes it, with one audit that costs points."""
    points = {
        "performance": performance,
        "accessibility": 1,
        "best-practices": 1,
        "seo": seo,
    }
    image = {
        "title": "Images have sizes",
        "score": 0.5,
        "details": {"items": [{"node": {"snippet": "<img>"}}]},
    }
    metrics = {
        metric: {"title": metric, "score": 1, "numericValue": 1200.4}
        for metric in METRICS
    }
    named = {
        "id": "performance",
        "auditRefs": [{"id": "image", "weight": 1}, {"id": METRICS[0], "weight": 10}],
    }
    return {
        "categories": {
            name: {"id": name, "auditRefs": [], "score": score}
            for name, score in points.items()
        }
        | {"performance": {**named, "score": performance}},
        "audits": {"image": image, **metrics},
    }


def test_the_median_visit_counts():
    assert scores([result(0.7), result(0.96), result(0.99)]) == {
        "performance": 96,
        "accessibility": 100,
        "best-practices": 100,
        "seo": 100,
    }


def test_a_category_below_its_floor_is_named():
    found = line("home", [result(0.94, seo=0.99)])

    assert found == [
        "home",
        "BELOW: performance, seo",
        "94",
        "100",
        "100",
        "99",
        "1,200",
        "1,200",
        "1,200",
        "1200.400",
    ]


def test_a_page_at_its_floors_is_met():
    assert line("home", [result(0.95)])[1] == "met"


def test_an_audit_that_costs_points_is_told_with_what_it_names():
    assert losses(result(0.9)) == ["performance: Images have sizes (<img>)"]
