"""The files a page loads: current, small enough, and all there."""

import gzip
import re
from pathlib import Path

import pytest

from scripts import build_css, vendor_frontend
from tests.architecture.project import ROOT, files

STATIC = ROOT / "static"
FIRST_VIEW_KB = 25
DARK = re.compile(r"--[\w-]+: [^;]+;")


def packed(*paths: Path) -> int:
    return sum(len(gzip.compress(path.read_bytes(), 9)) for path in paths)


def test_site_css_is_what_its_sources_say() -> None:
    assert (STATIC / "css" / "site.css").read_text() == build_css.build()


def test_dark_is_the_same_by_the_device_s_wish_and_by_the_reader_s() -> None:
    tokens = (STATIC / "css" / "tokens.css").read_text()
    by_device = tokens.split(':root:not([data-theme="light"]) {')[1].split("}")[0]
    by_reader = tokens.split(':root[data-theme="dark"] {')[1].split("}")[0]

    assert DARK.findall(by_device) == DARK.findall(by_reader)


@pytest.mark.parametrize(
    "page", sorted((STATIC / "css" / "pages").glob("*.css")), ids=lambda path: path.stem
)
def test_a_first_view_stays_light(page: Path) -> None:
    scripts = list((STATIC / "js").glob("*.js"))

    assert packed(STATIC / "css" / "site.css", page, *scripts) <= FIRST_VIEW_KB * 1024


def test_every_rule_is_in_a_layer() -> None:
    loose = []
    # What stands beside Wagtail's own rules has none: theirs would win over every layer.
    ours = set((STATIC / "css").rglob("*.css")) - {
        STATIC / "css" / "pages" / "backoffice.css"
    }
    for path in ours:
        text = re.sub(
            r"/\*.*?\*/|@font-face ?\{[^}]*\}|@layer [\w, -]+;",
            "",
            path.read_text(),
            flags=re.DOTALL,
        ).strip()
        depth, outside = 0, ""
        for character in text:
            outside += character if depth == 0 else ""
            depth += {"{": 1, "}": -1}.get(character, 0)
        loose += [
            f"{path.name}: {part}"
            for part in re.findall(r"[^{}]+(?=\{)", outside)
            if "@layer" not in part
        ]

    assert loose == []


def test_every_icon_that_a_template_asks_for_is_in_the_sprite() -> None:
    drawn = set(
        re.findall(r'<symbol id="([\w-]+)"', (STATIC / "img" / "icons.svg").read_text())
    )
    asked = {
        (name, path.name)
        for path in files("*.html")
        for name in re.findall(r'(?:{% icon |icon_name=)"([\w-]+)"', path.read_text())
    }

    assert [pair for pair in sorted(asked) if pair[0] not in drawn] == []


def test_every_static_file_that_a_template_names_is_there() -> None:
    named = {
        (name, path.name)
        for path in files("*.html")
        for name in re.findall(
            r'{% static "((?:css|js|img|vendor)/[^"]+)" %}', path.read_text()
        )
    }

    assert [pair for pair in sorted(named) if not (STATIC / pair[0]).exists()] == []


def test_vendored_files_are_the_locked_ones_with_their_licences() -> None:
    locked = {
        target: wanted
        for item in vendor_frontend.LOCK
        for target, wanted in item.files.values()
    }

    assert {
        path.name: vendor_frontend.digest(path)
        for path in vendor_frontend.VENDOR.iterdir()
    } == locked
