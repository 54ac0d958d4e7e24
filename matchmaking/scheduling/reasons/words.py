"""Fixes in words."""

from matchmaking.scheduling.changes import (
    AddRepresentative,
    AddTable,
    AddVirtualPlace,
    AllowSlot,
    Attend,
    Change,
    DropPrecedence,
    OpenTable,
    RaiseMaximum,
    Withdraw,
)
from matchmaking.scheduling.reasons.fixes import Fix
from matchmaking.wording import Sentence, listed
from matchmaking.wording import gettext_noop as _

HOSTED = _(
    "“%(participant)s” comes with one more representative and one more own table"
)
TEMPLATES: dict[type[Change], str] = {
    AddRepresentative: _("“%(participant)s” comes with one more representative"),
    Attend: _("“%(participant)s” meets in slot “%(slot)s” too"),
    RaiseMaximum: _("“%(participant)s” takes one more meeting than it wished"),
    AddTable: _("there is one more table"),
    OpenTable: _("table “%(table)s” is open in slot “%(slot)s” too"),
    AddVirtualPlace: _("one more virtual meeting is possible at once"),
    AllowSlot: _("the request accepts this slot too"),
    DropPrecedence: _("“%(later)s” need not come after “%(earlier)s”"),
    Withdraw: _("meeting “%(request)s” is given up (−%(lost)s)"),
}


def words(fix: Fix) -> Sentence:
    """Return the fix as a sentence."""
    values: dict[str, object] = {"slot": fix.slot}
    if fix.moves:
        moves = [f"“{request}” → “{slot}”" for request, slot in fix.moves]
        values["moves"] = listed(moves)
        return Sentence(
            _("It fits into slot “%(slot)s” if these meetings move: %(moves)s."), values
        )
    if not fix.changes:
        return Sentence(_("It can be added in slot “%(slot)s”."), values)
    values["changes"] = _listed(fix, fix.changes)
    return Sentence(_("It fits into slot “%(slot)s” if %(changes)s."), values)


def _listed(fix: Fix, changes: tuple[Change, ...]) -> Sentence:
    first, *others = changes
    names = type(first).__dataclass_fields__
    values = {name: getattr(first, name) for name in names}
    if isinstance(first, Withdraw):
        values["lost"] = fix.lost
    hosted = isinstance(first, AddRepresentative) and first.participant in fix.hosts
    text = Sentence(HOSTED if hosted else TEMPLATES[type(first)], values)
    if not others:
        return text
    rest = _listed(fix, tuple(others))
    return Sentence(_("%(one)s and %(other)s"), {"one": text, "other": rest})
