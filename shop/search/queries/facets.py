"""The filters beside the results, with their counts."""

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from shop.search.bands import BANDS
from shop.search.interface import Results

from .labels import Labels, by_frequency, most_frequent, shown_regions

FIRST = 8


@dataclass(frozen=True, slots=True)
class Option:
    """One value to filter by."""

    name: str
    value: str
    text: str
    count: int
    is_chosen: bool
    level: int = 0


@dataclass(frozen=True, slots=True)
class Group:
    """The values of one facet; `rest` is what the eye need not see at first, `left_out` how many are not shown at all."""

    title: str
    options: list[Option]
    rest: list[Option]
    left_out: int = 0


@dataclass(frozen=True, slots=True)
class _Facet:
    name: str
    counts: Mapping[str, int]
    chosen: Collection[str]

    def option(self, value: str, text: str, level: int = 0) -> Option:
        return Option(
            self.name,
            value,
            text,
            self.counts.get(value, 0),
            value in self.chosen,
            level,
        )

    @property
    def values(self) -> list[str]:
        return by_frequency(self.counts, self.chosen)


def groups(
    results: Results, filters: Mapping[str, Collection[str]], labels: Labels, month: int
) -> list[Group]:
    """Return the filters that have something to choose."""
    makers: list[tuple[str, str, Callable[[_Facet, Labels], list[Option]]]] = [
        ("region", _("Origin"), _regions),
        ("certificate", _("Certificates"), _named),
        ("category", pgettext("of products", "Category"), _categories),
        ("price", _("Price for 500 g"), _prices),
        ("supplier", _("Supplier"), _named),
    ]
    found = []
    for name, title, maker in makers:
        facet = _Facet(name, results.facets.get(name, {}), filters.get(name, ()))
        shown = most_frequent(facet.counts, facet.chosen)
        left_out = len(facet.values) - len(shown) if maker is _named else 0
        found.append(_group(title, maker(facet, labels), left_out))
    found.insert(2, _group(_("Season"), _season(results, filters, month)))
    return [group for group in found if group.options]


def _group(title: str, options: list[Option], left_out: int = 0) -> Group:
    first: list[Option] = []
    rest: list[Option] = []
    for place, option in enumerate(options):
        (first if place < FIRST or option.is_chosen else rest).append(option)
    return Group(title, first, rest, left_out)


def _named(facet: _Facet, labels: Labels) -> list[Option]:
    return [
        facet.option(value, label.title)
        for value in most_frequent(facet.counts, facet.chosen)
        if (label := labels.get((facet.name, value)))
    ]


def _regions(facet: _Facet, labels: Labels) -> list[Option]:
    """Return provinces by number of products, and under those chosen what lies within."""
    inside = shown_regions(facet.counts, facet.chosen)
    shown = [
        code
        for code in by_frequency(
            {code: facet.counts[code] for code in inside}, facet.chosen
        )
        if ("region", code) in labels
    ]
    order = {code: place for place, code in enumerate(shown)}

    def place(code: str) -> tuple[int, ...]:
        above = (code[:2] + "0000", code[:4] + "00", code)
        return tuple(order.get(part, len(order)) for part in above[: 1 + _level(code)])

    ordered = sorted(shown, key=place)
    return [
        facet.option(code, labels["region", code].title, _level(code))
        for code in ordered
    ]


def _level(code: str) -> int:
    if code.endswith("0000"):
        return 0
    return 1 if code.endswith("00") else 2


def _categories(facet: _Facet, labels: Labels) -> list[Option]:
    """Return the top categories, and below those chosen the next ones."""
    options = []
    for value in facet.values:
        label = labels.get(("category", value))
        above = (
            [token.partition(":")[2] for token in label.facets.split()] if label else []
        )
        if label and (not above or above[-1] in facet.chosen or value in facet.chosen):
            options.append(facet.option(value, label.title, min(len(above), 2)))
    return options


def _prices(facet: _Facet, _labels: Labels) -> list[Option]:
    values = facet.values
    return [facet.option(band, price_text(band)) for band in BANDS if band in values]


def price_text(band: str) -> str:
    """Return a band of prices in words."""
    lower, upper = band.split("-")
    if not upper:
        return _("¥%(price)s and more") % {"price": lower}
    return f"¥{lower}–{upper}"


def _season(
    results: Results, filters: Mapping[str, Collection[str]], month: int
) -> list[Option]:
    count = results.facets.get("month", {}).get(str(month), 0)
    is_chosen = "month" in filters
    if not count and not is_chosen:
        return []
    return [Option("season", "now", _("In season now"), count, is_chosen)]
