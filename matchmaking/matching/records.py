"""Scores, recommendations and explanations as plain values, for machines. Sentences are in one language."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import asdict
from typing import Any

from matchmaking.matching.criteria import Side
from matchmaking.matching.explain import Explanation
from matchmaking.matching.metrics import Coverage, Figures
from matchmaking.matching.recommend import Recommendations
from matchmaking.matching.score import Score, Scoring

Plain = dict[str, Any]


def scoring_record(scoring: Scoring) -> Plain:
    """Return all scores, best first, and the gates between the other pairs."""
    market = scoring.market
    return {
        "weights": scoring.weights.version,
        "means": dict(scoring.means),
        "scores": [score_record(each) for each in scoring.best_first],
        "refused": [
            {
                "buyer": market.buyers[i].id,
                "supplier": market.suppliers[j].id,
                "gates": list(gates),
            }
            for (i, j), gates in scoring.refused.items()
        ],
        "gates": dict(Counter(gates[0] for gates in scoring.refused.values())),
    }


def score_record(score: Score) -> Plain:
    """Return one score. `utilities` are those of a request to meet, buyer first; contributions and floor add up to it."""
    floor, _top = score.bracket
    return {
        "buyer": score.buyer.id,
        "supplier": score.supplier.id,
        "score": score.total,
        "fit": score.fit,
        "floor": floor,
        "utilities": list(score.utilities),
        "buyer_says": score.statement.buyer_says,
        "supplier_says": score.statement.supplier_says,
        "sides": {
            side: {
                "utility": opinion.utility,
                "known": opinion.known,
                "coverage": opinion.coverage,
                "values": {name: each.value for name, each in opinion.view.items()},
                "contributions": dict(opinion.contributions),
            }
            for side, opinion in score.opinions.items()
        },
    }


def recommendations_record(recommended: Recommendations, figures: Figures) -> Plain:
    """Return the recommended pairs in order of the file, joint offers, and the figures of both."""
    scoring = recommended.scoring
    return {
        "weights": scoring.weights.version,
        "recommendations": [
            score_record(scoring.scores[pair]) for pair in recommended.pairs
        ],
        "joint_offers": [
            {
                "buyer": each.buyer.id,
                "need": each.need,
                "suppliers": [supplier.id for supplier in each.suppliers],
                "shares": list(each.shares),
                "score": each.total,
            }
            for each in recommended.joint
        ],
        "figures": figures_record(figures),
    }


def figures_record(figures: Figures) -> Plain:
    found: Plain = asdict(figures)
    found["coverage"] = {side: asdict(each) for side, each in figures.coverage.items()}
    found["groups"] = {side: groups_record(figures.groups[side]) for side in Side}
    return found


def groups_record(groups: Mapping[str, tuple[object, Coverage]]) -> Plain:
    return {name: asdict(each) for name, (_term, each) in groups.items()}


def explanation_record(explanation: Explanation, language: str) -> Plain:
    """Return an explanation with its facts in words."""
    found: Plain = {
        "buyer": explanation.buyer.id,
        "supplier": explanation.supplier.id,
        "score": None,
        "refusals": [
            {"gate": each.gate, "why": each.why.text(language)}
            for each in explanation.refusals
        ],
        "counterfactual": None,
    }
    if explanation.score is not None:
        found |= score_record(explanation.score)
        for side, opinion in explanation.score.opinions.items():
            reasons = explanation.reasons[side]
            found["sides"][side] |= {
                "facts": {
                    name: each.facts.text(language)
                    for name, each in opinion.view.items()
                },
                "strongest": list(reasons.strongest),
                "weakest": reasons.weakest,
            }
    if explanation.counterfactual is not None:
        found["counterfactual"] = {
            "what": explanation.counterfactual.what.text(language),
            "score": explanation.counterfactual.total,
        }
    return found
