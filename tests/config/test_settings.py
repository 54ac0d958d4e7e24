"""Production starts with a complete environment only; the demo never with production's."""

import os
import subprocess
import sys

import pytest

from scripts.check_deploy import ROOT, example_environment

NEEDED = (
    "SECRET_KEY",
    "ALLOWED_HOSTS",
    "SITE_ORIGIN",
    "DIGITAL_LINK_ORIGIN",
    "EMAIL_URL",
)


def start_production(**changes: str | None) -> subprocess.CompletedProcess[str]:
    """Load the production settings and run the checks, as the web server's start does."""
    environment = {
        **os.environ,
        **example_environment(),
        "DATABASE_URL": "sqlite://:memory:",
        **changes,
    }
    environment["DJANGO_SETTINGS_MODULE"] = "config.settings.prod"
    return subprocess.run(
        [sys.executable, "manage.py", "check"],
        cwd=ROOT,
        env={name: value for name, value in environment.items() if value is not None},
        capture_output=True,
        text=True,
        check=False,
    )


def test_production_starts_with_the_variables_of_the_example() -> None:
    assert start_production().returncode == 0


@pytest.mark.parametrize("name", NEEDED)
def test_production_does_not_start_without(name: str) -> None:
    started = start_production(**{name: None})

    assert started.returncode != 0
    assert name in started.stderr


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("SECRET_KEY", "only-for-development"),
        ("SECRET_KEY", ""),
        ("PAYMENT_PROVIDERS", "sandbox,bank_transfer"),
    ],
)
def test_production_does_not_start_with(name: str, value: str) -> None:
    started = start_production(**{name: value})

    assert started.returncode != 0
    assert name in started.stderr
