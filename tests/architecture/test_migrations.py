import importlib
from pathlib import Path

import pytest
from django.conf import settings
from django.core.management import call_command

from tests.architecture.project import ROOT

FORKS = sorted(
    (theirs.rpartition(".apps.")[0], ours.rpartition(".apps.")[0])
    for theirs, ours in settings.FORKED.items()
    if theirs.startswith("oscar.apps.")
)


def migrations_of(package: str) -> dict[str, str]:
    folder = Path(str(importlib.import_module(package).__file__)).parent / "migrations"
    return {path.name: path.read_text() for path in folder.glob("[0-9]*.py")}


@pytest.mark.django_db
def test_no_migration_is_missing() -> None:
    call_command("makemigrations", check=True, dry_run=True, verbosity=0)


@pytest.mark.parametrize(("theirs", "ours"), FORKS)
def test_a_fork_has_oscars_migrations_untouched(theirs: str, ours: str) -> None:
    upstream, copied = migrations_of(theirs), migrations_of(ours)

    assert {name: copied.get(name) for name in upstream} == upstream


@pytest.mark.parametrize(("theirs", "ours"), FORKS)
def test_our_own_migrations_of_a_fork_start_at_1001(theirs: str, ours: str) -> None:
    upstream = migrations_of(theirs)
    own = set(migrations_of(ours)) - set(upstream) if upstream else set()

    assert [name for name in sorted(own) if name < "1001"] == []


def test_every_migration_has_a_name_that_says_what_it_does() -> None:
    unnamed = [
        str(path.relative_to(ROOT))
        for path in ROOT.glob("[cs]*/**/migrations/1*_auto_*.py")
    ]

    assert unnamed == []
