"""Take apart an address pasted in one piece. Values in, values out."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

PHONE = re.compile(r"(?<!\d)(?:\+?86[- ]?)?(1[3-9]\d[- ]?\d{4}[- ]?\d{4})(?!\d)")
LABELS = re.compile(
    r"(收货人|收件人|姓名|联系人|手机号码?|电话|联系电话|所在地区|详细地址|收货地址|地址)\s*[:：]?"
)
SPLIT = re.compile(r"[\s,，;；、]+")
SUFFIX = re.compile(
    r"(特别行政区|维吾尔自治区|壮族自治区|回族自治区|自治区|自治州|地区|省|市|区|县|盟)$"
)
# Words of the statistics between a province and a place that belongs to it directly, and of the Corps in Xinjiang
FILLERS = re.compile(
    r"(省|自治区)直辖县级行政(区划|单位)|市辖区|(生产建设)?兵团(第?[一二三四五六七八九十\d]{1,3}师)?"
)
NOT_A_NAME = re.compile(r"\d|省|市|区|县|镇|路|街|号|栋|村")
SHORTEST_NAME, LONGEST_NAME = 2, 4
LONGEST_DOTTED_NAME = 15


@dataclass(frozen=True)
class Place:
    """A region as the parser needs it."""

    code: str
    name: str


@dataclass(frozen=True)
class Parsed:
    """What was found; empty strings for what was not."""

    name: str = ""
    phone: str = ""
    code: str = ""
    street: str = ""


def parse(text: str, places: Sequence[Place]) -> Parsed:
    """Return name, mobile, region code and street of a pasted address.

    The region is the deepest one whose names are named; provinces may be left out and suffixes dropped.
    """
    text = LABELS.sub(" ", text)
    phone, rest = take_phone(text)
    parts = [part for part in SPLIT.split(FILLERS.sub("", rest)) if part]
    name = take_name(parts, places)
    street = "".join(part for part in parts if part != name)
    code, street = take_region(street, places)
    return Parsed(name, phone, code, street)


def take_phone(text: str) -> tuple[str, str]:
    match = PHONE.search(text)
    if match is None:
        return "", text
    digits = re.sub(r"\D", "", match[1])
    return digits, text[: match.start()] + " " + text[match.end() :]


def take_name(parts: Sequence[str], places: Sequence[Place]) -> str:
    """Return the part that looks like a person's name: short, no digits, no region.

    Some people are called as a district is: a first or last part is a name too when the region is found without it.
    """
    known = {place.name for place in places} | {short(place.name) for place in places}
    likely = [part for part in parts if may_be_a_name(part)]
    if free := [part for part in likely if part not in known]:
        return free[0]
    larger = [place.name for place in places if place.code.endswith("00")]
    larger += [short(name) for name in larger]
    code, _street = take_region("".join(parts), places)
    for part in likely:
        is_at_end = part in (parts[0], parts[-1]) and part not in larger
        rest = "".join(other for other in parts if other != part)
        if is_at_end and rest and take_region(rest, places)[0] == code:
            return part
    return ""


def may_be_a_name(part: str) -> bool:
    longest = LONGEST_DOTTED_NAME if "·" in part else LONGEST_NAME
    return SHORTEST_NAME <= len(part) <= longest and not NOT_A_NAME.search(part)


def short(name: str) -> str:
    cut = SUFFIX.sub("", name)
    return cut if len(cut) > 1 else name


def take_region(street: str, places: Sequence[Place]) -> tuple[str, str]:
    """Return the code of the deepest region named at the beginning, and the street without the names."""
    by_level = [
        [place for place in places if place.code.endswith("0000")],
        [
            place
            for place in places
            if place.code.endswith("00") and not place.code.endswith("0000")
        ],
        [place for place in places if not place.code.endswith("00")],
    ]
    code, prefix = "", ""
    for level in by_level:
        found = best(
            street, [place for place in level if place.code.startswith(prefix)]
        )
        if found is None:
            continue
        place, words = found
        street = street[street.index(words) + len(words) :]
        code = place.code
        prefix = place.code[:2] if place.code.endswith("0000") else place.code[:4]
    return code, street


def best(street: str, places: Sequence[Place]) -> tuple[Place, str] | None:
    """Return the place named first in the first half of a street, the full name before the short one."""
    hits = [
        (street.index(words), -len(words), place, words)
        for place in places
        for words in (place.name, short(place.name))
        if words in street and street.index(words) <= LONGEST_NAME
    ]
    if not hits:
        return None
    _at, _length, place, words = min(hits, key=lambda hit: (*hit[:2], hit[2].code))
    return place, words
