"""The figures of `recommend`: what all lists are worth together, and who is covered."""

from collections.abc import Iterator

from matchmaking.matching.criteria import Side
from matchmaking.matching.metrics import Coverage, Figures
from matchmaking.matching.terms import percent, points
from matchmaking.terminal import Column, screen, strong, table
from matchmaking.wording import Sentence
from matchmaking.wording import gettext_noop as _


def figure_lines(found: Figures, language: str) -> Iterator[str]:
    """Yield what the lists are worth together."""
    values = {
        "count": f"{found.recommendations:,}",
        "mean": points(found.mean_score),
        "meetings": f"{(found.expected_meetings + 50) // 100:,}",
        "gini": percent(found.exposure_gini),
        "least": found.exposure_least,
        "most": found.exposure_most,
        "blocking": f"{found.blocking_pairs:,}",
        "thousand": found.blocking_per_thousand,
        "obliged": found.obliged,
        "served": found.obliged_served,
    }
    texts = [
        _(
            "%(count)s recommendations with a mean score of %(mean)s; about %(meetings)s meetings to expect."
        ),
        _("Buyers stand in %(least)s to %(most)s lists, Gini index %(gini)s %%."),
        _(
            "Pairs that would both rather have each other: %(blocking)s (%(thousand)s in a thousand)."
        ),
    ]
    if found.obliged:
        texts.append(
            _(
                "Of %(obliged)s buyers with an open obligation, %(served)s have a supplier that fills it."
            )
        )
    yield ""
    yield strong(Sentence(_("What the lists are worth")).text(language))
    for text in texts:
        yield Sentence(text, values).text(language)
    yield ""
    yield from coverage_lines(found, language)


def coverage_lines(found: Figures, language: str) -> Iterator[str]:
    """Yield a table of who has enough recommendations, for each side and group."""
    heads = [
        Column(Sentence(_("coverage")).text(language), may_be_cut=True),
        Column(Sentence(_("participants")).text(language), right=True),
        Column(Sentence(_("with 3 or more")).text(language), right=True),
        Column(Sentence(_("with none")).text(language), right=True),
    ]
    rows = []
    for side, text in (
        (Side.BUYER, _("all buyers")),
        (Side.SUPPLIER, _("all suppliers")),
    ):
        rows.append(coverage_row(Sentence(text).text(language), found.coverage[side]))
        rows += [
            coverage_row(f"  {term.text(language)}", each)
            for term, each in found.groups[side].values()
        ]
    yield from table(heads, rows, screen())


def coverage_row(name: str, coverage: Coverage) -> list[str]:
    numbers = (coverage.participants, coverage.enough, coverage.without)
    return [name, *(f"{number:,}" for number in numbers)]
