import ast
from collections.abc import Iterator
from pathlib import Path

from tests.architecture.project import PACKAGES, files, name_of

EVERYWHERE = (*PACKAGES, "scripts", "tests")


def functions(path: Path) -> Iterator[tuple[str, int]]:
    for node in ast.walk(ast.parse(path.read_text())):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            yield node.name, (node.end_lineno or node.lineno) - node.lineno + 1


def lines(path: Path) -> int:
    return len(path.read_text().splitlines())


def test_no_python_file_is_longer_than_300_lines() -> None:
    too_long = {name_of(path): lines(path) for path in files("*.py", *EVERYWHERE)}

    assert {name: count for name, count in too_long.items() if count > 300} == {}


def test_no_function_is_longer_than_40_lines_and_no_test_than_30() -> None:
    too_long = {
        f"{name_of(path)}:{name}": count
        for path in files("*.py", *EVERYWHERE)
        for name, count in functions(path)
        if count > (30 if name.startswith("test_") else 40)
    }

    assert too_long == {}


def test_no_template_is_longer_than_150_lines() -> None:
    too_long = {name_of(path): lines(path) for path in files("*.html")}

    assert {name: count for name, count in too_long.items() if count > 150} == {}


def test_no_module_is_called_utils_or_helpers() -> None:
    shapeless = [
        name_of(path)
        for path in files("*.py", *EVERYWHERE)
        if path.stem in {"utils", "helpers", "misc"}
    ]

    assert shapeless == []
