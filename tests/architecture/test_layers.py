import ast
from pathlib import Path

from tests.architecture.project import ROOT, files, name_of

# Rules that decide from values alone.
PURE_FOLDERS = ("matchmaking/matching", "matchmaking/scheduling")
PURE_MODULES = ("core/money.py", "core/units.py", "shop/search/tokens.py")


def imported(path: Path) -> set[str]:
    names = set()
    for node in ast.walk(ast.parse(path.read_text())):
        if isinstance(node, ast.Import):
            names |= {alias.name.partition(".")[0] for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            names.add(node.module.partition(".")[0])
    return names


def test_pure_rules_import_no_framework() -> None:
    paths = [
        *files("*.py", *PURE_FOLDERS),
        *(ROOT / name for name in PURE_MODULES if (ROOT / name).exists()),
    ]
    framework = {"django", "oscar", "wagtail"}

    assert {
        name_of(path): imported(path) & framework
        for path in paths
        if imported(path) & framework
    } == {}
