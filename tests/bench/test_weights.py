"""When a first view is too much."""

from tests.bench.weights import Weight, line


def weight(*, requests: int = 25, css: int = 30_000, js: int = 15_000) -> Weight:
    sizes = {"html": 9_000, "css": css, "js": js, "pictures": 120_000, "font": 500}
    one = Weight(requests=requests)
    one.sizes.update(sizes)
    return one


def test_a_view_at_every_limit_is_within():
    one = weight()

    assert one.faults == []
    assert line("home", one) == [
        "home",
        "within",
        "25",
        "9.0",
        "30.0",
        "15.0",
        "120.0",
        "0.5",
        "0",
    ]


def test_each_limit_that_is_passed_is_named():
    one = weight(requests=26, js=15_001)
    one.refused.append("CSP style-src inline")

    assert one.faults == ["code", "requests", "CSP"]
    assert line("home", one)[1] == "TOO MUCH: code, requests, CSP"
