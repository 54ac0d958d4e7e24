"""The texts and facts of the demo world: complete in both languages, and nobody's own."""

import re
from collections import Counter
from collections.abc import Iterator
from decimal import Decimal

import pytest
from stdnum import ean
from stdnum.cn import uscc

from config.demo.pictures.inks import PALETTES
from config.demo.pictures.landscapes import SCENES
from config.demo.pictures.motifs import MOTIFS
from config.demo.pictures.motifs.packs import PACKS
from config.demo.seeding.goods import shares
from config.demo.seeding.parties import demo_uscc
from config.demo.seeding.roads import sscc
from config.demo.seeding.world import Facts, gln, gtin, journey, read, suppliers
from core.actions.regions import DATA
from shop.catalogue.models import Product
from shop.provenance.vocabulary import BIZ_STEPS

HAN = re.compile(r"[㐀-鿿]")
FILES = (
    "categories.toml",
    "certificate_types.toml",
    "journeys.toml",
    "organisations.toml",
    "people.toml",
    "bulk.toml",
    "pages/halls.toml",
    "pages/texts.toml",
)
NO_LABOUR_CLAIMS = ("54", "65")  # first digits of Xizang and Xinjiang
CERTIFICATE_STATES = {"valid", "expiring", "expired", "suspended", "withdrawn"}


def products() -> list[tuple[Facts, Facts]]:
    """Return each supplier with each of its products."""
    return [
        (supplier, facts) for supplier in suppliers() for facts in supplier["products"]
    ]


def texts(value: object, path: str = "") -> Iterator[tuple[str, str, str]]:
    """Yield every pair of texts below a value with its path: a list that begins with Chinese."""
    if isinstance(value, dict):
        for key, below in value.items():
            yield from texts(below, f"{path}.{key}")
    elif isinstance(value, list):
        if is_pair(value):
            yield path, value[0], value[1]
        for place, below in enumerate(value):
            yield from texts(below, f"{path}[{place}]")


def is_pair(value: list) -> bool:
    are_texts = len(value) > 1 and all(isinstance(one, str) for one in value[:2])
    return are_texts and bool(HAN.search(value[0]))


def all_texts() -> list[tuple[str, str, str]]:
    named = [(name, read(name)) for name in FILES]
    named += [(supplier["key"], supplier) for supplier in suppliers()]
    return [found for name, facts in named for found in texts(facts, name)]


def test_the_world_is_large_enough():
    assert len(suppliers()) == 20
    assert len(products()) == 70
    assert len(read("pages/halls.toml")["halls"]) == 7


def test_keys_are_used_once():
    keys = Counter(facts["key"] for _supplier, facts in products())
    keys += Counter(supplier["key"] for supplier in suppliers())
    keys += Counter(supplier["code"] for supplier in suppliers())

    assert {key for key, count in keys.items() if count > 1} == set()


def test_every_text_has_its_english_and_that_is_no_chinese():
    wrong = [
        (path, english)
        for path, _chinese, english in all_texts()
        if not english.strip() or HAN.search(english)
    ]

    assert len(all_texts()) > 900
    assert wrong == []


def test_nothing_is_shouted_and_poverty_is_no_pitch():
    avoided = re.compile(r"[!！]|爱心|献爱|扶贫|贫困|尊敬的用户")

    found = [
        (path, chinese, english)
        for path, chinese, english in all_texts()
        if avoided.search(chinese) or avoided.search(english)
    ]

    assert found == []


@pytest.mark.parametrize(("name", "longest"), [("lead", 200), ("quote", 200)])
def test_short_texts_fit_their_columns(name, longest):
    long = [
        facts["key"]
        for _supplier, facts in products()
        if max(map(len, facts[name])) > longest
    ]

    assert long == []


def test_places_are_real_and_mails_are_not():
    regions = (DATA / "regions.json").read_text(encoding="utf-8")
    organisations = read("organisations.toml")["organisations"]
    named = [one["region"] for one in [*suppliers(), *organisations]]
    named += [hall["region"] for hall in read("pages/halls.toml")["halls"]]
    people = [*read("people.toml")["people"], *read("crowd.toml")["buyers"]]

    assert [code for code in named if f'["{code}"' not in regions] == []
    assert {one["email"].rpartition("@")[2] for one in people} == {"example.org"}


def test_xinjiang_and_xizang_make_no_claims_about_labour():
    far = [
        facts["benefit"][0]
        for supplier, facts in products()
        if supplier["region"].startswith(NO_LABOUR_CLAIMS)
    ]

    assert set(far) == {"purchase"}


def test_every_drawing_is_there():
    wrong = [
        facts["key"]
        for _supplier, facts in products()
        if facts["motif"] not in MOTIFS or facts["picture"] not in PACKS
    ]
    landscapes = {(one["scene"], one["palette"]) for one in suppliers()}

    assert wrong == []
    assert [one for one in suppliers() if one["motif"] not in MOTIFS] == []
    assert {scene for scene, _palette in landscapes} <= set(SCENES)
    assert {palette for _scene, palette in landscapes} <= set(PALETTES)


def test_products_stand_in_a_category():
    leaves = {
        child[0]
        for one in read("categories.toml")["categories"]
        for child in one["children"]
    }

    assert {facts["category"] for _supplier, facts in products()} - leaves == set()


@pytest.mark.parametrize("kind", sorted(read("journeys.toml")))
def test_a_journey_has_five_to_nine_steps_of_the_vocabulary(kind):
    steps = journey(kind)
    hours = [step["hours"] for step in steps]

    assert 5 <= len(steps) <= 9
    assert {step["step"] for step in steps} <= BIZ_STEPS
    assert hours == sorted(set(hours))
    assert [
        step
        for step in steps
        if step.get("kind") == "transformation" and "loss" not in step
    ] == []
    assert sum(step.get("test", False) for step in steps) == 1


def test_a_journey_stops_on_its_suppliers_road():
    short = [
        facts["key"]
        for supplier, facts in products()
        if max(step["stop"] for step in journey(facts["kind"]))
        >= len(supplier["route"])
    ]

    assert short == []


def test_roads_lead_from_the_village_to_the_sea():
    for supplier in suppliers():
        heights = [altitude for _place, _english, altitude in supplier["route"]]

        assert 5 <= len(heights) <= 9
        assert heights[-1] < 20


def test_seasons_and_taxes_are_possible():
    wrong = [
        facts["key"]
        for _supplier, facts in products()
        if not re.fullmatch("[0-3]{12}", facts["season"])
        or facts["season"] == "0" * 12
        or facts["tax"] not in {0, 9, 13}
        or facts["storage"] not in Product.Storage.values
    ]

    assert wrong == []


def test_certificates_come_in_every_state_and_of_known_types():
    types = {one["code"] for one in read("certificate_types.toml")["types"]}
    held = [one for supplier in suppliers() for one in supplier["certificates"]]
    used = {
        code.rstrip("!") for _supplier, facts in products() for code in facts["certs"]
    }

    assert {one["state"] for one in held} == CERTIFICATE_STATES
    assert {one["type"] for one in held} | used <= types


def test_certificate_numbers_follow_their_pattern():
    wrong = {}
    for kind in read("certificate_types.toml")["types"]:
        number = kind["number"].format(year=2026, yy=26, serial=7)
        if not re.search(kind.get("pattern", ""), number):
            wrong[kind["code"]] = number

    assert wrong == {}


@pytest.mark.parametrize("number", [1, 7, 101, 10_399])
def test_codes_of_organisations_are_right_but_of_no_region(number):
    code = demo_uscc(number)

    assert uscc.is_valid(code)
    assert code[2:8] == "990000"


@pytest.mark.parametrize("number", [1, 42, 1_099_999])
def test_numbers_of_goods_and_places_carry_the_example_prefix(number):
    assert ean.is_valid(gtin(number))
    assert ean.is_valid(gln(number))
    assert {gtin(number)[:3], gln(number)[:3]} == {"952"}


def test_a_shipment_has_eighteen_digits_and_the_right_last_one():
    number = sscc("4K7M2QXZ")
    total = sum(
        int(digit) * (3 if place % 2 == 0 else 1)
        for place, digit in enumerate(reversed(number[:-1]))
    )

    assert re.fullmatch("3952[0-9]{14}", number)
    assert int(number[-1]) == -total % 10


@pytest.mark.parametrize("price", ["0.01", "9.80", "86.00", "438.00"])
@pytest.mark.parametrize("village", [33, 58, 71])
def test_shares_of_a_price_add_up(price, village):
    rows = shares(Product(), Decimal(price), Decimal(village) / 100)

    assert sum(row.amount for row in rows) == Decimal(price)
    assert min(row.amount for row in rows) >= 0


def test_prices_per_jin_are_believable():
    odd = {
        facts["key"]: round(price * 500 / content, 2)
        for _supplier, facts in products()
        for _zh, _en, content, unit, price, _stock, _weight in facts["packs"]
        if unit != "piece" and not 1.5 <= price * 500 / content <= 1600
    }

    assert odd == {}


def test_a_larger_pack_is_never_dearer_by_weight():
    dearer = []
    for _supplier, facts in products():
        prices = [pack[4] / pack[2] for pack in facts["packs"]]
        if prices != sorted(prices, reverse=True):
            dearer.append(facts["key"])

    assert dearer == []
