"""Words that several commands print."""

from collections.abc import Sequence
from difflib import get_close_matches

from matchmaking.faults import FaultyInputError
from matchmaking.matching.criteria import NAMES, Criterion
from matchmaking.matching.market import Buyer, Stance, Statement, Supplier
from matchmaking.matching.score import Scoring
from matchmaking.matching.terms import commas
from matchmaking.wording import Sentence
from matchmaking.wording import gettext_noop as _

STANCES = {
    Stance.MUST: Sentence(_("must")),
    Stance.MEET: Sentence(_("meet")),
    Stance.SILENT: Sentence("–"),
    Stance.NO_THANKS: Sentence(_("no thanks")),
}


def said(statement: Statement, language: str) -> str:
    """Return what both say of each other, the buyer first."""
    sides = (statement.buyer_says, statement.supplier_says)
    return " / ".join(STANCES[each].text(language) for each in sides)


def criteria(names: Sequence[Criterion]) -> Sentence:
    return commas(NAMES[each] for each in names)


def title(scoring: Scoring) -> Sentence:
    values = {
        "event": scoring.market.name,
        "version": scoring.weights.version,
        "weights": scoring.weights.name,
    }
    return Sentence(_("%(event)s · weights %(version)s (%(weights)s)"), values)


def buyer_named(scoring: Scoring, key: str) -> Buyer:
    """Return the buyer of an id; raise FaultyInputError if there is none."""
    index = scoring.market.buyer_index
    if key not in index:
        raise FaultyInputError(
            [unknown(_("There is no buyer “%(id)s”."), key, list(index))]
        )
    return scoring.market.buyers[index[key]]


def supplier_named(scoring: Scoring, key: str) -> Supplier:
    """Return the supplier of an id; raise FaultyInputError if there is none."""
    index = scoring.market.supplier_index
    if key not in index:
        text = _("There is no supplier “%(id)s”.")
        raise FaultyInputError([unknown(text, key, list(index))])
    return scoring.market.suppliers[index[key]]


def unknown(text: str, key: str, known: Sequence[str]) -> Sentence:
    """Return that there is none of this id, with the one that was probably meant."""
    problem = Sentence(text, {"id": key})
    near = get_close_matches(key, known, n=1)
    if not near:
        return problem
    values = {"problem": problem, "near": near[0]}
    return Sentence(_("%(problem)s Is “%(near)s” meant?"), values)
