import re
import tomllib

import pytest

from tests.architecture.project import ROOT

LISTS = ("app", "fast", "dev", "bootstrap")
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text())


def listed(name: str) -> dict[str, str]:
    text = (ROOT / "requirements" / f"{name}.txt").read_text()
    return dict(
        re.findall(
            r"^([a-z0-9._-]+)(?:\[[a-z0-9,-]+\])?==(\S+)", text, flags=re.MULTILINE
        )
    )


def named(requirement: str) -> str:
    return re.split(r"[\[<>=!~ ;]", requirement)[0].lower()


@pytest.mark.parametrize("name", LISTS)
def test_a_requirements_file_names_no_host(name: str) -> None:
    text = (ROOT / "requirements" / f"{name}.txt").read_text()

    assert (
        re.findall(r"https?://\S+|--index-url.*|--find-links.*|--trusted-host.*", text)
        == []
    )


@pytest.mark.parametrize("name", LISTS)
def test_every_requirement_has_a_checksum(name: str) -> None:
    blocks = re.split(
        r"\n(?=[a-z0-9])", (ROOT / "requirements" / f"{name}.txt").read_text().strip()
    )

    assert [block.split()[0] for block in blocks if "--hash=sha256:" not in block] == []


def test_every_dependency_is_locked() -> None:
    wanted = {named(requirement) for requirement in PROJECT["project"]["dependencies"]}
    wanted_too = {
        named(requirement) for requirement in PROJECT["dependency-groups"]["dev"]
    }

    assert wanted - set(listed("app")) == set()
    assert wanted_too - set(listed("dev")) == set()


def test_the_development_set_contains_the_application() -> None:
    app, dev = listed("app"), listed("dev")

    assert {name: dev.get(name) for name in app} == app
