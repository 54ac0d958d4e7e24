import ast
import sys
from pathlib import Path

import matchmaking.matching

FOLDER = Path(matchmaking.matching.__file__).parent


def imported(path: Path) -> set[str]:
    found = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found |= {each.name.partition(".")[0] for each in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            found.add(node.module.partition(".")[0])
    return found


def test_the_package_needs_numpy_and_ortools_and_nothing_else() -> None:
    names = set().union(*(imported(path) for path in FOLDER.rglob("*.py")))

    assert names - sys.stdlib_module_names == {"matchmaking", "numpy", "ortools"}
