"""Needs, offers and who brings them to an event, as frozen values.

Quantities are integers in the line's unit, money is in fen, shares are ten-thousandths. What is None is not known:
it neither rewards nor kills. Regions are codes of GB/T 2260; a shorter code holds those that begin with it.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from functools import cached_property

from matchmaking.matching.terms import Term

Category = tuple[
    str, ...
]  # category, sub-category, leaf: ("fruit", "citrus", "pomelo")


class ColdChain(StrEnum):
    REQUIRED = "required"
    PREFERRED = "preferred"
    NOT_NEEDED = "no"


class Per(StrEnum):
    WEEK = "week"
    WINDOW = "window"  # once, at any time in the window


class Stance(StrEnum):
    """What a participant says about another before meetings are made."""

    MUST = "must"
    MEET = "meet"
    SILENT = "none"
    NO_THANKS = "no"


class History(StrEnum):
    """What two participants have had with each other so far."""

    NEW = "new"
    MET = "met"
    TRADING = "trading"


@dataclass(frozen=True, slots=True)
class Tally:
    """How many of all went well."""

    good: int
    total: int


@dataclass(frozen=True, slots=True)
class Record:
    """What is known of somebody's reliability: deliveries on time and accepted, meetings kept."""

    deliveries: Tally | None = None
    meetings: Tally | None = None


@dataclass(frozen=True, slots=True)
class Certificate:
    """A certificate held for a product, valid through its last day; without one, for good."""

    code: str
    valid_until: date | None = None

    def covers(self, day: date) -> bool:
        return self.valid_until is None or day <= self.valid_until


@dataclass(frozen=True, slots=True)
class NeedLine:
    """What a buyer wants to have delivered between two days, both included."""

    category: Category
    begins: date
    ends: date
    quantity: int | None = None
    per: Per = Per.WEEK
    unit: str = "KGM"
    max_price: int | None = None  # fen a unit, delivered
    required: tuple[str, ...] = ()  # codes of certificates
    preferred: tuple[str, ...] = ()
    cold_chain: ColdChain = ColdChain.NOT_NEEDED
    region: str | None = None  # where it is delivered
    max_hours: int | None = None  # from door to door
    minimum_lot: int | None = None  # less than this in the window is of no use
    maximum: int | None = None  # most that one delivery may bring
    deliveries: int = 1  # a week, or in the window
    importance: int = 1  # beside the buyer's other lines


@dataclass(frozen=True, slots=True)
class Season:
    """Days between which a supplier delivers, both included, and how much a week."""

    begins: date
    ends: date
    per_week: int | None = None


@dataclass(frozen=True, slots=True)
class Service:
    """A region a supplier delivers to, and the hours from its door to doors there."""

    region: str
    hours: int | None = None


@dataclass(frozen=True, slots=True)
class OfferLine:
    """What a supplier can deliver. Certificates not stated are not held where they are required."""

    category: Category
    unit: str = "KGM"
    seasons: tuple[Season, ...] | None = None
    ask_price: int | None = None  # fen a unit, delivered
    floor_price: int | None = None  # the least it takes
    minimum_order: int | None = None  # for one delivery
    certificates: tuple[Certificate, ...] | None = None
    serves: tuple[Service, ...] | None = None
    cold_chain: bool = False
    economic_drop: int | None = None  # a smaller delivery costs more than it brings
    target_share: int | None = (
        None  # of its capacity, that it would place with one buyer
    )

    def holds(self, code: str, through: date) -> bool:
        """Say whether the certificate is held and still valid on this day."""
        return any(
            each.code == code and each.covers(through)
            for each in self.certificates or ()
        )

    def service_to(self, region: str) -> Service | None:
        """Return the service to the smallest of its regions that holds this one."""
        found = [each for each in self.serves or () if region.startswith(each.region)]
        return max(found, key=lambda each: len(each.region), default=None)


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule that reserves a share of a buyer's purchases for goods from certain regions, or so certified.

    Percentages differ by place, year and source of money, so a rule is data; `matchmaking` knows none by itself.
    """

    id: str
    name: Term
    share: int
    regions: tuple[str, ...] = ()  # empty: everywhere
    certificates: tuple[str, ...] = ()  # one of these; empty: none needed


@dataclass(frozen=True, slots=True)
class Duty:
    """A buyer's obligation under a rule: what the share is taken of, and what has been placed already, in fen."""

    rule: str
    base: int
    placed: int = 0


@dataclass(frozen=True, slots=True)
class Buyer:
    """An organisation that needs goods. `exposure`: the most suppliers' lists it may stand in."""

    id: str
    name: Term
    needs: tuple[NeedLine, ...]
    group: Term | None = None  # for figures: a kind, a district
    record: Record = Record()
    duties: tuple[Duty, ...] = ()
    slots: frozenset[str] | None = None  # in which it is there and free
    exposure: int | None = None


@dataclass(frozen=True, slots=True)
class Supplier:
    """An organisation that offers goods. `list_length`: the most buyers it is recommended."""

    id: str
    name: Term
    offers: tuple[OfferLine, ...]
    region: str | None = None  # where it produces
    group: Term | None = None  # for figures: a county, a size
    record: Record = Record()
    slots: frozenset[str] | None = None
    list_length: int | None = None


@dataclass(frozen=True, slots=True)
class Statement:
    """What is known of a buyer and a supplier together."""

    buyer_says: Stance = Stance.SILENT
    supplier_says: Stance = Stance.SILENT
    history: History = History.NEW
    conflict: bool = False  # of interest: they must not be brought together


@dataclass(frozen=True)
class Market:
    """An event's needs and offers. Positions follow the file; no result depends on the wording of an id."""

    name: Term
    buyers: tuple[Buyer, ...]
    suppliers: tuple[Supplier, ...]
    rules: tuple[Rule, ...] = ()
    statements: Mapping[tuple[str, str], Statement] = field(default_factory=dict)
    terms: Mapping[str, Term] = field(default_factory=dict)

    @cached_property
    def buyer_index(self) -> Mapping[str, int]:
        return {each.id: i for i, each in enumerate(self.buyers)}

    @cached_property
    def supplier_index(self) -> Mapping[str, int]:
        return {each.id: i for i, each in enumerate(self.suppliers)}

    @cached_property
    def rule_of(self) -> Mapping[str, Rule]:
        return {each.id: each for each in self.rules}

    def statement(self, buyer: Buyer, supplier: Supplier) -> Statement:
        return self.statements.get((buyer.id, supplier.id), Statement())

    def term(self, code: str) -> Term:
        """Return the name of a category, certificate or region; its code if the file names none."""
        return self.terms.get(code) or Term(code)
