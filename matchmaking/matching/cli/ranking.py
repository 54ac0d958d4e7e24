"""`score`: the best pairs of an event, and what keeps the others apart."""

import argparse
import json
from collections import Counter
from collections.abc import Iterator

from matchmaking.matching.cli.words import said, title
from matchmaking.matching.criteria import Side
from matchmaking.matching.gates import NAMES, Gate
from matchmaking.matching.records import scoring_record
from matchmaking.matching.score import Score, Scoring
from matchmaking.matching.terms import points
from matchmaking.terminal import Column, screen, strong, table
from matchmaking.wording import Sentence
from matchmaking.wording import gettext_noop as _


def score_lines(scoring: Scoring, given: argparse.Namespace) -> Iterator[str]:
    """Yield the lines that `score` prints."""
    if given.json:
        record = {"instance": given.file, **scoring_record(scoring)}
        yield json.dumps(record, ensure_ascii=False)
        return
    language = given.language
    yield strong(title(scoring).text(language))
    yield ""
    yield from pair_lines(scoring.best_first[: given.top], language)
    rest = len(scoring.scores) - given.top
    if rest > 0:
        more = Sentence(
            _("%(count)s more pairs may meet (--top N shows more)."),
            {"count": f"{rest:,}"},
        )
        yield ""
        yield more.text(language)
    yield ""
    yield from gate_lines(scoring, language)


def pair_lines(scores: list[Score], language: str) -> Iterator[str]:
    def words(text: str) -> str:
        return Sentence(text).text(language)

    own = [Column(words(_("its id"))), Column(words(_("its view")), right=True)]
    heads = [
        Column(words(_("score")), right=True),
        Column(words(_("the buyer")), may_be_cut=True),
        *own,
        Column(words(_("the supplier")), may_be_cut=True),
        *own,
        Column(words(_("said by both"))),
    ]
    rows = [
        [
            points(score.total),
            *(
                cell
                for side, each in (
                    (Side.BUYER, score.buyer),
                    (Side.SUPPLIER, score.supplier),
                )
                for cell in (
                    each.name.text(language),
                    each.id,
                    points(score.opinions[side].utility),
                )
            ),
            said(score.statement, language),
        ]
        for score in scores
    ]
    yield from table(heads, rows, screen())


def gate_lines(scoring: Scoring, language: str) -> Iterator[str]:
    """Yield how many pairs may meet, and how many each gate keeps apart; a pair counts under its first gate."""
    counts = Counter(gates[0] for gates in scoring.refused.values())
    values = {
        "all": f"{len(scoring.scores) + len(scoring.refused):,}",
        "open": f"{len(scoring.scores):,}",
    }
    text = _("Of %(all)s pairs, %(open)s may meet. The others are kept apart by:")
    yield Sentence(text, values).text(language)
    rows = [
        [f"{counts[gate]:,}", NAMES[gate].text(language), gate.value]
        for gate in Gate
        if counts[gate]
    ]
    heads = [
        Column(Sentence(_("pairs")).text(language), right=True),
        Column(Sentence(_("first reason")).text(language)),
        Column(Sentence(_("reason code")).text(language)),
    ]
    yield from table(heads, rows, screen())
