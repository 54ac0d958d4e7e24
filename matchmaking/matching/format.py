"""The file of an event's needs and offers: its shape, field by field, which is also its published JSON Schema."""

from typing import Any

from matchmaking.matching.integers import FULL
from matchmaking.matching.market import ColdChain, History, Per, Stance
from matchmaking.matching.shapes import (
    NOT_BLANK,
    Choice,
    Day,
    Dictionary,
    Fields,
    Flag,
    Many,
    Name,
    Text,
    Whole,
)
from matchmaking.matching.terms import UNITS
from matchmaking.wording import Sentence
from matchmaking.wording import gettext_noop as _

VERSION = 1

MOST = 1_000_000_000_000  # fen, of a year's purchases

ID = Text("A key; it means nothing and decides nothing.")
NAME = Name("A name, or names by language.")
PART = r"[^/\x00-\x1f\x7f-\x9f]+"
CATEGORY = Text(
    "Category, sub-category and leaf, such as fruit/citrus/pomelo. A need may stop earlier: any leaf below is meant.",
    pattern=rf"^{NOT_BLANK}{PART}(/{PART}){{0,2}}\Z",
    looks=Sentence(_("a category such as fruit/citrus/pomelo")),
)
REGION = Text(
    "A code of GB/T 2260, of two to twelve digits; a shorter one holds those that begin with it.",
    pattern=r"^[0-9]{2,12}\Z",
    looks=Sentence(_("a region code of two to twelve digits")),
)
CODES = Many(Text(), "Codes of certificates.")
UNIT = Choice(
    tuple(UNITS), "Unit of all quantities of the line; KGM if it is left out."
)
SLOTS = Many(
    Text(), "Ids of the slots in which it is there and free; left out: not known."
)
PRICE = "In fen a unit, delivered."

TALLY = Fields({"good": Whole(), "total": Whole()})
RECORD = Fields(
    {},
    {"deliveries": TALLY, "meetings": TALLY},
    "What is known of its reliability: deliveries on time and accepted, meetings kept.",
)

NEED = Fields(
    {
        "category": CATEGORY,
        "from": Day("First day of the delivery window."),
        "until": Day(
            "Last day of the delivery window, at most two years after the first."
        ),
    },
    {
        "quantity": Whole("What is needed, a week or once.", least=1),
        "per": Choice(
            tuple(Per),
            "Whether the quantity is for each week, or for the window; week if it is left out.",
        ),
        "unit": UNIT,
        "max_price": Whole(PRICE, least=1),
        "required": CODES,
        "preferred": CODES,
        "cold_chain": Choice(tuple(ColdChain)),
        "region": REGION,
        "max_hours": Whole("Hours from door to door.", least=1, most=1000),
        "minimum_lot": Whole("Less in the whole window is of no use.", least=1),
        "maximum": Whole("The most one delivery may bring.", least=1),
        "deliveries": Whole(
            "Deliveries a week, or in the window; 1 if it is left out.",
            least=1,
            most=100,
        ),
        "importance": Whole(
            "Beside the other needs; 1 if it is left out.", least=1, most=100
        ),
    },
)
OFFER = Fields(
    {"category": CATEGORY},
    {
        "unit": UNIT,
        "seasons": Many(
            Fields(
                {"from": Day(), "until": Day()},
                {"per_week": Whole("What can be delivered each week.", least=1)},
            ),
            "When it is delivered; left out: not known.",
            least=1,
        ),
        "ask_price": Whole(PRICE, least=1),
        "floor_price": Whole("The least it takes. " + PRICE, least=1),
        "minimum_order": Whole("For one delivery.", least=1),
        "certificates": Many(
            Fields({"code": Text()}, {"valid_until": Day("Left out: for good.")}),
            "Certificates held for the goods; left out: not known, and none where one is required.",
        ),
        "serves": Many(
            Fields(
                {"region": REGION}, {"hours": Whole("From door to door.", most=1000)}
            ),
            "Regions it is delivered to; left out: not known.",
        ),
        "cold_chain": Flag("Whether it can be delivered cold."),
        "economic_drop": Whole(
            "A smaller delivery costs more than it brings.", least=1
        ),
        "target_share": Whole(
            "Of its capacity, what it would place with one buyer, in ten-thousandths.",
            least=1,
            most=FULL,
        ),
    },
)
DUTY = Fields(
    {"rule": Text(), "base": Whole("What the share is taken of, in fen.", most=MOST)},
    {"placed": Whole("What has been placed already, in fen.", most=MOST)},
    "An obligation under one of the rules.",
)
RULE = Fields(
    {
        "id": ID,
        "name": NAME,
        "share": Whole("Reserved, in ten-thousandths.", most=FULL),
    },
    {
        "regions": Many(REGION, "Where goods have to come from; none: anywhere."),
        "certificates": Many(
            Text(), "One of which goods have to hold; none: no matter."
        ),
    },
    "Reserves a share of purchases for certain goods.",
)
BUYER = Fields(
    {"id": ID, "name": NAME, "needs": Many(NEED, least=1)},
    {
        "group": Name("For figures, such as a kind or a district."),
        "record": RECORD,
        "obligations": Many(DUTY),
        "slots": SLOTS,
        "exposure": Whole(
            "The most suppliers' lists it may stand in.", least=1, most=1000
        ),
    },
)
SUPPLIER = Fields(
    {"id": ID, "name": NAME, "offers": Many(OFFER, least=1)},
    {
        "group": Name("For figures, such as a county or a size."),
        "region": REGION,
        "record": RECORD,
        "slots": SLOTS,
        "list_length": Whole("The most buyers it is recommended.", least=1, most=1000),
    },
)
PAIR = Fields(
    {"buyer": Text(), "supplier": Text()},
    {
        "buyer_says": Choice(tuple(Stance)),
        "supplier_says": Choice(tuple(Stance)),
        "history": Choice(
            tuple(History), "What they have had with each other; new if it is left out."
        ),
        "conflict": Flag("Of interest: they are never brought together."),
    },
    "What is known of a buyer and a supplier together.",
)
MATCHING = Fields(
    {
        "version": Whole("Of this format.", least=VERSION, most=VERSION),
        "name": NAME,
        "buyers": Many(BUYER),
        "suppliers": Many(SUPPLIER),
    },
    {
        "slots": Many(Text(), "Ids of the slots of the event."),
        "rules": Many(RULE),
        "pairs": Many(PAIR),
        "terms": Dictionary(
            NAME, "Names of categories, certificates and regions, by their codes."
        ),
    },
)


def schema() -> dict[str, Any]:
    """Return the JSON Schema of a matching file."""
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "Needs and offers of a matchmaking event",
        **MATCHING.schema(),
    }
