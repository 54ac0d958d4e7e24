from pathlib import Path

import pytest
from django.template.loader import get_template

from tests.architecture.project import files

TEMPLATES = sorted(
    {
        str(Path(*path.parts[path.parts.index("templates") + 1 :]))
        for path in files("*.html")
    }
)


@pytest.mark.parametrize("name", TEMPLATES)
def test_the_template_compiles(name: str) -> None:
    assert get_template(name).template.name == name


def test_no_template_has_inline_script_or_style() -> None:
    inline = [
        str(path)
        for path in files("*.html")
        if any(
            mark in path.read_text()
            for mark in ("<style", " style=", " onclick=", "<script>", "javascript:")
        )
    ]

    assert inline == []
