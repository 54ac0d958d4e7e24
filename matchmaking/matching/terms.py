"""Names, money, quantities and lists as they stand in a sentence, in the language of whoever reads it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from matchmaking.shapes import Either, Fields, text
from matchmaking.wording import Sentence
from matchmaking.wording import gettext_noop as _

# UN/ECE Recommendation 20 and 21
UNITS = {
    "KGM": (_("%(number)s kg"), _("%(money)s a kg")),
    "TNE": (_("%(number)s t"), _("%(money)s a tonne")),
    "LTR": (_("%(number)s l"), _("%(money)s a litre")),
    "H87": (_("%(number)s pcs"), _("%(money)s a piece")),
    "XBX": (_("%(number)s boxes"), _("%(money)s a box")),
}


@dataclass(frozen=True)
class Term(Sentence):
    """A name that a file gives in one or several languages; the template is what is left when none fits."""

    names: Mapping[str, str] = field(default_factory=dict)

    def text(self, language: str) -> str:
        """Return the name in this language, else the one the file would use itself."""
        return self.names.get(language, self.template)


def names(about: str = "") -> Either:
    """Return the shape of a name: one text, or one for each language, known by tags such as `en` and `zh-hans`."""
    each = Fields({"en": text()}, {"zh-hans": text()})
    one = text(looks=_("a name, or an object of names by language"))
    return Either(one, {dict: each}, about)


def named(value: str | dict[str, str]) -> Term:
    """Return a name that is one text or one for each language."""
    if isinstance(value, str):
        return Term(value)
    return Term(value["en"], names=value)


def commas(parts: Iterable[Sentence]) -> Sentence:
    return chained(_("%(first)s, %(others)s"), parts)


def dots(parts: Iterable[Sentence]) -> Sentence:
    return chained(_("%(first)s · %(others)s"), parts)


def semicolons(parts: Iterable[Sentence]) -> Sentence:
    return chained(_("%(first)s; %(others)s"), parts)


def chained(template: str, parts: Iterable[Sentence]) -> Sentence:
    """Return the parts in a row, with what the language puts between; without any, nothing."""
    *others, last = list(parts) or [Term("")]
    for part in reversed(others):
        last = Sentence(template, {"first": part, "others": last})
    return last


def money(fen: int) -> str:
    """Return an amount of fen in whole yuan."""
    return f"¥{(fen + 50) // 100:,}"


def price(fen: int, unit: str) -> Sentence:
    exact = f"¥{fen // 100:,}.{fen % 100:02}"
    return Sentence(UNITS[unit][1], {"money": exact})


def quantity(number: int, unit: str) -> Sentence:
    return Sentence(UNITS[unit][0], {"number": f"{number:,}"})


def points(hundredths: int) -> str:
    """Return a score, 0 to 10,000, as it is shown: 61.34 of 100."""
    return f"{hundredths // 100}.{hundredths % 100:02}"


def percent(ten_thousandths: int) -> str:
    """Return a part of a whole in per cent, with a decimal only if there is one."""
    whole, rest = divmod(ten_thousandths, 100)
    return f"{whole}.{rest:02}".rstrip("0").rstrip(".") if rest else str(whole)
