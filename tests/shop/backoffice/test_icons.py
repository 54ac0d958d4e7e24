"""Each button and heading names an icon that Wagtail has: an unknown one leaves a hole."""

import re
from pathlib import Path

from wagtail.admin.icons import get_icons

NAMED = re.compile(r'(?:icon|icon_name|header_icon|menu_icon) ?= ?"([a-z0-9-]+)"')


def test_every_icon_is_there():
    code = "".join(path.read_text() for path in Path("shop/backoffice").rglob("*.py"))
    known = set(re.findall(r'id="icon-([a-z0-9-]+)"', get_icons()))

    assert set(NAMED.findall(code)) - known == set()
