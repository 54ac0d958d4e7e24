"""`recommend`: whom everybody should meet, joint offers, and what the lists are worth together."""

import argparse
import json
from collections.abc import Iterator, Sequence

from matchmaking.faults import FaultyInputError
from matchmaking.matching.cli.summing import figure_lines
from matchmaking.matching.cli.words import criteria, said, title, unknown
from matchmaking.matching.criteria import Side
from matchmaking.matching.explain import reasons
from matchmaking.matching.joint import JointOffer
from matchmaking.matching.market import Buyer, Supplier
from matchmaking.matching.metrics import figures
from matchmaking.matching.pairing import goods
from matchmaking.matching.recommend import Recommendations, recommend
from matchmaking.matching.records import recommendations_record
from matchmaking.matching.score import Score, Scoring
from matchmaking.matching.terms import points, quantity
from matchmaking.terminal import Column, screen, strong, table
from matchmaking.wording import Sentence
from matchmaking.wording import gettext_noop as _

HEADS = {
    Side.BUYER: _("the buyer"),
    Side.SUPPLIER: _("the supplier"),
}


def recommendation_lines(scoring: Scoring, given: argparse.Namespace) -> Iterator[str]:
    """Yield the lines that `recommend` prints; raise FaultyInputError if `--only` names nobody."""
    recommended = recommend(
        scoring,
        list_length=given.length,
        exposure=given.exposure,
        bonus=() if given.no_fairness else None,
    )
    if given.json:
        record = recommendations_record(recommended, figures(recommended))
        yield json.dumps({"instance": given.file, **record}, ensure_ascii=False)
        return
    lists = chosen(recommended, Side(given.by), given.only)
    yield strong(title(scoring).text(given.language))
    for (participant, limit), scores in lists:
        yield ""
        yield from list_lines(scoring, participant, limit, scores, given)
    if given.only is None:
        yield from joint_lines(recommended, given.language)
        yield from figure_lines(figures(recommended), given.language)


Listed = tuple[tuple[Buyer | Supplier, int], list[Score]]


def chosen(recommended: Recommendations, side: Side, only: str | None) -> list[Listed]:
    """Return the lists of one side, or of one participant of either, each with its limit."""
    market, limits = recommended.scoring.market, recommended.limits
    buyers: list[Listed] = list(
        zip(
            zip(market.buyers, limits.exposures, strict=True),
            recommended.by_buyer,
            strict=True,
        )
    )
    suppliers: list[Listed] = list(
        zip(
            zip(market.suppliers, limits.lengths, strict=True),
            recommended.by_supplier,
            strict=True,
        )
    )
    if only is None:
        return buyers if side is Side.BUYER else suppliers
    found = [each for each in (*buyers, *suppliers) if each[0][0].id == only]
    if not found:
        known = [each[0][0].id for each in (*buyers, *suppliers)]
        raise FaultyInputError(
            [unknown(_("There is no participant “%(id)s”."), only, known)]
        )
    return found


def list_lines(
    scoring: Scoring,
    participant: Buyer | Supplier,
    limit: int,
    scores: Sequence[Score],
    given: argparse.Namespace,
) -> Iterator[str]:
    """Yield one participant's list, best first, with what speaks for each from where the participant stands."""
    language = given.language
    values = {
        "name": participant.name,
        "id": participant.id,
        "count": len(scores),
        "limit": limit,
    }
    text = _("%(name)s [%(id)s]: %(count)s of at most %(limit)s")
    yield strong(Sentence(text, values).text(language))
    if not scores:
        return
    own = Side.BUYER if isinstance(participant, Buyer) else Side.SUPPLIER
    other = Side.SUPPLIER if own is Side.BUYER else Side.BUYER
    heads = [
        Column(Sentence(_("score")).text(language), right=True),
        Column(Sentence(HEADS[other]).text(language), may_be_cut=True),
        Column(Sentence(_("its id")).text(language)),
        Column(Sentence(_("said by both")).text(language), may_be_cut=True),
        Column(Sentence(_("speaks for it")).text(language), may_be_cut=True),
        Column(Sentence(_("costs most")).text(language)),
    ]
    rows = [list_row(scoring, score, own, language) for score in scores]
    yield from table(heads, rows, screen())


def list_row(scoring: Scoring, score: Score, own: Side, language: str) -> list[str]:
    found = reasons(scoring, score, own)
    met = score.supplier if own is Side.BUYER else score.buyer
    return [
        points(score.total),
        met.name.text(language),
        met.id,
        said(score.statement, language),
        criteria(found.strongest).text(language),
        criteria([found.weakest] if found.weakest else []).text(language),
    ]


def joint_lines(recommended: Recommendations, language: str) -> Iterator[str]:
    if not recommended.joint:
        return
    yield ""
    yield strong(
        Sentence(_("Joint offers, where nobody can cover a need alone")).text(language)
    )
    for offer in recommended.joint:
        yield joint_sentence(recommended.scoring, offer).text(language)
        for supplier, share in zip(offer.suppliers, offer.shares, strict=True):
            amount = quantity(share, offer.line.unit).text(language)
            yield f"    {amount}  {supplier.name.text(language)} [{supplier.id}]"


def joint_sentence(scoring: Scoring, offer: JointOffer) -> Sentence:
    values = {
        "score": points(offer.total),
        "buyer": offer.buyer.name,
        "id": offer.buyer.id,
        "goods": goods(scoring.market, offer.line),
        "amount": quantity(sum(offer.shares), offer.line.unit),
    }
    text = _("%(score)s  %(buyer)s [%(id)s]: %(amount)s, %(goods)s")
    return Sentence(text, values)
