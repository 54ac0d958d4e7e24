import ast
import re

from tests.architecture.project import PACKAGES, ROOT, files, name_of

SETTINGS = ROOT / "config" / "settings"


def variables_read_by_settings() -> set[str]:
    return {
        str(node.args[0].value)
        for path in SETTINGS.glob("*.py")
        for node in ast.walk(ast.parse(path.read_text()))
        if isinstance(node, ast.Call)
        and is_environment(node.func)
        and isinstance(node.args[0], ast.Constant)
    }


def is_environment(function: ast.expr) -> bool:
    owner = function.value if isinstance(function, ast.Attribute) else function
    return isinstance(owner, ast.Name) and owner.id == "env"


def variables_explained() -> set[str]:
    return set(
        re.findall(
            r"^#? ?([A-Z][A-Z0-9_]+)=",
            (ROOT / ".env.example").read_text(),
            flags=re.MULTILINE,
        )
    )


def variables_of_compose() -> set[str]:
    return set(re.findall(r"\$\{([A-Z_]+)", (ROOT / "compose.yaml").read_text()))


def test_the_example_explains_exactly_the_variables_that_are_read() -> None:
    assert (
        variables_explained() == variables_read_by_settings() | variables_of_compose()
    )


def test_the_environment_is_read_in_the_settings_only() -> None:
    readers = [
        name_of(path)
        for path in files("*.py", *PACKAGES)
        if re.search(r"os\.(environ|getenv)", path.read_text())
    ]

    # The shell tools of matchmaking know no settings: language and colour of the terminal, and how kernels are run.
    assert [name for name in readers if not name.startswith("config/settings/")] == [
        "matchmaking/commandline.py",
        "matchmaking/scheduling/jit.py",
        "matchmaking/terminal.py",
        "config/wsgi.py",
    ]
