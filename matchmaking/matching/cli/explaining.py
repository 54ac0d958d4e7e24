"""`explain`: how a pair came to its score, fact by fact, or what keeps it apart."""

import argparse
import json
from collections.abc import Iterator

from matchmaking.matching.cli.words import buyer_named, said, supplier_named, title
from matchmaking.matching.criteria import NAMES, Criterion, Side
from matchmaking.matching.explain import Explanation, Reasons, explain
from matchmaking.matching.fusion import Opinion
from matchmaking.matching.gates import Refusal
from matchmaking.matching.integers import FULL
from matchmaking.matching.records import explanation_record
from matchmaking.matching.score import Score, Scoring
from matchmaking.matching.terms import percent, points
from matchmaking.terminal import (
    BAR,
    GAP,
    bar,
    padded,
    screen,
    seen,
    strong,
    wrapped,
)
from matchmaking.wording import Sentence
from matchmaking.wording import gettext_noop as _

WIDEST = 100  # columns of facts: longer lines are hard to read
NARROWEST = 24


def explanation_lines(scoring: Scoring, given: argparse.Namespace) -> Iterator[str]:
    """Yield the lines that `explain` prints; raise FaultyInputError if an id is nobody's."""
    buyer = buyer_named(scoring, given.buyer)
    supplier = supplier_named(scoring, given.supplier)
    found = explain(scoring, buyer, supplier)
    language = given.language
    if given.json:
        record = explanation_record(found, language)
        weights = scoring.weights.version
        record = {"instance": given.file, "weights": weights, **record}
        yield json.dumps(record, ensure_ascii=False)
        return
    yield strong(f"{buyer.name.text(language)}  ×  {supplier.name.text(language)}")
    yield title(scoring).text(language)
    yield ""
    if found.score is None:
        yield from refusal_lines(found.refusals, language)
    else:
        yield from sum_lines(found.score, language)
        for side in Side:
            yield ""
            yield from opinion_lines(found, side, found.score.opinions[side], language)
    yield ""
    yield change_sentence(found).text(language)


def refusal_lines(refusals: tuple[Refusal, ...], language: str) -> Iterator[str]:
    yield strong(Sentence(_("The two may not meet:")).text(language))
    for each in refusals:
        yield f"  {each.gate.value}  {each.why.text(language)}"


def sum_lines(score: Score, language: str) -> Iterator[str]:
    """Yield how the score is put together, in numbers that add up."""
    floor, _top = score.bracket
    buyer, supplier = (
        sum(score.opinions[side].contributions.values()) for side in Side
    )
    values = {
        "score": points(score.total),
        "floor": points(floor),
        "buyer": points(buyer),
        "supplier": points(supplier),
        "said": said(score.statement, language),
        "fit": points(score.fit),
    }
    text = _(
        "Score %(score)s = %(floor)s for what they said (%(said)s) + %(buyer)s by the buyer's view + %(supplier)s by the supplier's"
    )
    yield strong(Sentence(text, values).text(language))
    text = _(
        "The views make a fit of %(fit)s of 100, their harmonic mean: a meeting takes two."
    )
    yield Sentence(text, values).text(language)


def opinion_lines(
    found: Explanation, side: Side, opinion: Opinion, language: str
) -> Iterator[str]:
    """Yield one side's view: the points of each criterion, its value as a bar and a number, and its facts."""
    text = (
        _(
            "The buyer's view: %(utility)s of 100, with %(coverage)s %% of the facts known"
        )
        if side is Side.BUYER
        else _(
            "The supplier's view: %(utility)s of 100, with %(coverage)s %% of the facts known"
        )
    )
    values = {
        "utility": points(opinion.utility),
        "coverage": percent(opinion.coverage),
    }
    yield strong(Sentence(text, values).text(language))
    names = {each: NAMES[each].text(language) for each in opinion.view}
    widest = max(map(seen, names.values()), default=0)
    for name in sorted(opinion.view, key=lambda each: -opinion.contributions[each]):
        named = padded(names[name], widest)
        head = GAP.join([*numbers(found.reasons[side], opinion, name), named, ""])
        width = min(WIDEST, max(NARROWEST, screen() - seen(head)))
        facts = wrapped(opinion.view[name].facts.text(language), width)
        yield head + facts[0]
        yield from (" " * seen(head) + each for each in facts[1:])


def numbers(reasons: Reasons, opinion: Opinion, name: Criterion) -> list[str]:
    """Return a criterion's points, marked if they are most or least of all, and its value as a bar and a number."""
    value = opinion.view[name].value
    mark = "+" if name in reasons.strongest else " "
    mark = "−" if name is reasons.weakest else mark
    return [
        f"{mark} {points(opinion.contributions[name]):>5}",
        "·" * BAR if value is None else bar(value, FULL),
        f"{'?' if value is None else percent(value):>6}",
    ]


def change_sentence(found: Explanation) -> Sentence:
    """Return the one change that helps most, with what it makes of the score."""
    change = found.counterfactual
    if change is None:
        return Sentence(_("No single change of what is offered would help."))
    values: dict[str, object] = {"what": change.what, "after": points(change.total)}
    if found.score is None:
        text = _("What would help most: %(what)s, they may meet and score %(after)s.")
        return Sentence(text, values)
    values["before"] = points(found.score.total)
    text = _("What would help most: %(what)s, %(before)s → %(after)s.")
    return Sentence(text, values)
