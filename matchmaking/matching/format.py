"""The file of an event's needs and offers: its shape, field by field, which is also its published JSON Schema."""

from matchmaking.matching.integers import FULL
from matchmaking.matching.market import ColdChain, History, Per, Stance
from matchmaking.matching.terms import UNITS, names
from matchmaking.shapes import (
    NOT_BLANK,
    Dictionary,
    Fields,
    Many,
    choice,
    day,
    flag,
    published,
    text,
    whole,
)
from matchmaking.wording import gettext_noop as _

VERSION = 1

MOST = 1_000_000_000_000  # fen, of a year's purchases

ID = text("A key; it means nothing and decides nothing.")
NAME = names("A name, or names by language.")
PART = r"[^/\x00-\x1f\x7f-\x9f]+"
CATEGORY = text(
    "Category, sub-category and leaf, such as fruit/citrus/pomelo. A need may stop earlier: any leaf below is meant.",
    pattern=rf"^{NOT_BLANK}{PART}(/{PART}){{0,2}}\Z",
    looks=_("a category such as fruit/citrus/pomelo"),
)
REGION = text(
    "A code of GB/T 2260, of two to twelve digits; a shorter one holds those that begin with it.",
    pattern=r"^[0-9]{2,12}\Z",
    looks=_("a region code of two to twelve digits"),
)
CODES = Many(text(), "Codes of certificates.")
UNIT = choice(
    tuple(UNITS), "Unit of all quantities of the line; KGM if it is left out."
)
SLOTS = Many(
    text(), "Ids of the slots in which it is there and free; left out: not known."
)
PRICE = "In fen a unit, delivered."

TALLY = Fields({"good": whole(), "total": whole()})
RECORD = Fields(
    {},
    {"deliveries": TALLY, "meetings": TALLY},
    "What is known of its reliability: deliveries on time and accepted, meetings kept.",
)

NEED = Fields(
    {
        "category": CATEGORY,
        "from": day("First day of the delivery window."),
        "until": day(
            "Last day of the delivery window, at most two years after the first."
        ),
    },
    {
        "quantity": whole("What is needed, a week or once.", least=1),
        "per": choice(
            tuple(Per),
            "Whether the quantity is for each week, or for the window; week if it is left out.",
        ),
        "unit": UNIT,
        "max_price": whole(PRICE, least=1),
        "required": CODES,
        "preferred": CODES,
        "cold_chain": choice(tuple(ColdChain)),
        "region": REGION,
        "max_hours": whole("Hours from door to door.", least=1, most=1000),
        "minimum_lot": whole("Less in the whole window is of no use.", least=1),
        "maximum": whole("The most one delivery may bring.", least=1),
        "deliveries": whole(
            "Deliveries a week, or in the window; 1 if it is left out.",
            least=1,
            most=100,
        ),
        "importance": whole(
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
                {"from": day(), "until": day()},
                {"per_week": whole("What can be delivered each week.", least=1)},
            ),
            "When it is delivered; left out: not known.",
            least=1,
        ),
        "ask_price": whole(PRICE, least=1),
        "floor_price": whole("The least it takes. " + PRICE, least=1),
        "minimum_order": whole("For one delivery.", least=1),
        "certificates": Many(
            Fields({"code": text()}, {"valid_until": day("Left out: for good.")}),
            "Certificates held for the goods; left out: not known, and none where one is required.",
        ),
        "serves": Many(
            Fields(
                {"region": REGION}, {"hours": whole("From door to door.", most=1000)}
            ),
            "Regions it is delivered to; left out: not known.",
        ),
        "cold_chain": flag("Whether it can be delivered cold."),
        "economic_drop": whole(
            "A smaller delivery costs more than it brings.", least=1
        ),
        "target_share": whole(
            "Of its capacity, what it would place with one buyer, in ten-thousandths.",
            least=1,
            most=FULL,
        ),
    },
)
DUTY = Fields(
    {"rule": text(), "base": whole("What the share is taken of, in fen.", most=MOST)},
    {"placed": whole("What has been placed already, in fen.", most=MOST)},
    "An obligation under one of the rules.",
)
RULE = Fields(
    {
        "id": ID,
        "name": NAME,
        "share": whole("Reserved, in ten-thousandths.", most=FULL),
    },
    {
        "regions": Many(REGION, "Where goods have to come from; none: anywhere."),
        "certificates": Many(
            text(), "One of which goods have to hold; none: no matter."
        ),
    },
    "Reserves a share of purchases for certain goods.",
)
BUYER = Fields(
    {"id": ID, "name": NAME, "needs": Many(NEED, least=1)},
    {
        "group": names("For figures, such as a kind or a district."),
        "record": RECORD,
        "obligations": Many(DUTY),
        "slots": SLOTS,
        "exposure": whole(
            "The most suppliers' lists it may stand in.", least=1, most=1000
        ),
    },
)
SUPPLIER = Fields(
    {"id": ID, "name": NAME, "offers": Many(OFFER, least=1)},
    {
        "group": names("For figures, such as a county or a size."),
        "region": REGION,
        "record": RECORD,
        "slots": SLOTS,
        "list_length": whole("The most buyers it is recommended.", least=1, most=1000),
    },
)
PAIR = Fields(
    {"buyer": text(), "supplier": text()},
    {
        "buyer_says": choice(tuple(Stance)),
        "supplier_says": choice(tuple(Stance)),
        "history": choice(
            tuple(History), "What they have had with each other; new if it is left out."
        ),
        "conflict": flag("Of interest: they are never brought together."),
    },
    "What is known of a buyer and a supplier together.",
)
MATCHING = Fields(
    {
        "version": whole("Of this format.", least=VERSION, most=VERSION),
        "name": NAME,
        "buyers": Many(BUYER),
        "suppliers": Many(SUPPLIER),
    },
    {
        "slots": Many(text(), "Ids of the slots of the event."),
        "rules": Many(RULE),
        "pairs": Many(PAIR),
        "terms": Dictionary(
            NAME, "Names of categories, certificates and regions, by their codes."
        ),
    },
)
SCHEMA = published("Needs and offers of a matchmaking event", MATCHING)
