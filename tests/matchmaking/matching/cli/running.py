"""Commands run on the example, in this process."""

import json
from typing import Any

import pytest

from matchmaking.matching.cli import main
from tests.matchmaking.matching.building import EXAMPLE

Printed = pytest.CaptureFixture[str]


def run(printed: Printed, *arguments: str, expected: int = 0) -> str:
    """Run a command on the example and return what it prints."""
    command, *others = arguments
    assert main([command, str(EXAMPLE), *others, "--language", "en"]) == expected
    captured = printed.readouterr()
    return captured.err if expected else captured.out


def loaded(printed: Printed, *arguments: str) -> Any:
    """Run a command for machines and return its object."""
    return json.loads(run(printed, *arguments, "--json"))
