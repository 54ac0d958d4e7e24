import re

from tests.architecture.project import PACKAGES, files, name_of

OPEN_END = re.compile(r"\b(TODO|FIXME|XXX|HACK)\b|NotImplementedError")
KINDS = ("*.py", "*.html", "*.css", "*.js")


def test_no_code_is_left_open() -> None:
    left_open = [
        f"{name_of(path)}:{number}"
        for kind in KINDS
        for path in files(kind, *PACKAGES, "scripts", "static")
        for number, line in enumerate(path.read_text().splitlines(), start=1)
        if OPEN_END.search(line)
    ]

    assert left_open == []
