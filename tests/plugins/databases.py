"""Migrate once, then copy: each test process gets its own copy of one migrated database.

A migrated database is made from the nearest older one, when every migration of that one is still as it was.
`python -m tests.plugins.databases` makes the migrated database in advance.
A test that commits (transaction=True, a live server, threads) is followed by a fresh copy, not by a flush: a flush would
lose the rows that migrations made.
"""

import fcntl
import hashlib
import itertools
import json
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import django
import pytest
from django.conf import settings
from django.core.management import call_command
from django.db import connection
from django.test import TransactionTestCase
from pytest_django import DjangoDbBlocker

from tests.plugins.copies import Copies, copies_for

ROOT = Path(__file__).resolve().parents[2]
CACHE = ROOT / "var" / "cache" / "databases"
PACKAGES = ("core", "shop", "cms", "matchmaking", "config")


def migrates(path: Path) -> bool:
    """Tell whether this file, once it has run on a database, has left its mark there: what comes after each migration comes again."""
    return "migrations" in path.parts or path.suffix == ".sql"


def shapes_the_database(path: Path) -> bool:
    return (
        "models" in path.parts
        or path.name in {"models.py", "apps.py"}
        or migrates(path)
        or "post_migrate" in path.read_text()
    )


def files() -> list[Path]:
    found = [path for package in PACKAGES for path in (ROOT / package).rglob("*")]
    return sorted(path for path in found if path.suffix in {".py", ".sql"})


def fingerprint() -> str:
    """Return a digest of all that decides what a migrated database looks like."""
    digest = hashlib.sha256((ROOT / "requirements" / "app.txt").read_bytes())
    digest.update((ROOT / "config" / "settings" / "base.py").read_bytes())
    for path in files():
        if shapes_the_database(path):
            digest.update(str(path.relative_to(ROOT)).encode())
            digest.update(path.read_bytes())
    return digest.hexdigest()[:12]


def marks() -> dict[str, str]:
    """Return what has left its mark on a database migrated now: each file with its digest."""
    ours = {
        str(path.relative_to(ROOT)): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in files()
        if migrates(path)
    }
    libraries = hashlib.sha256((ROOT / "requirements" / "app.txt").read_bytes())
    return {**ours, "libraries": libraries.hexdigest()}


def record_of(template: str) -> Path:
    return CACHE / f"{connection.vendor}-{Path(template).name}.json"


def nearest(copies: Copies) -> str | None:
    """Return the migrated database that lacks least, None when the present migrations continue none."""
    now = marks()
    candidates = {}
    for record in CACHE.glob(f"{connection.vendor}-*.json"):
        made = json.loads(record.read_text())
        if made["marks"].items() <= now.items() and copies.exists(made["template"]):
            candidates[made["template"]] = len(made["marks"])
    return max(candidates, key=lambda name: candidates[name], default=None)


@contextmanager
def one_process_at_a_time() -> Iterator[None]:
    CACHE.mkdir(parents=True, exist_ok=True)
    with (CACHE / f"lock-{connection.vendor}").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def use(name: str) -> None:
    connection.close()
    settings.DATABASES["default"]["NAME"] = name
    connection.settings_dict["NAME"] = name


def migrated_template(copies: Copies) -> str:
    """Return the name of a migrated database, made when the present migrations have none yet."""
    template = copies.template_name(fingerprint())
    with one_process_at_a_time():
        if not copies.exists(template):
            draft = copies.draft(template, base=nearest(copies))
            use(draft)
            call_command("migrate", verbosity=0, interactive=False)
            call_command("createcachetable", verbosity=0)
            connection.close()
            copies.rename(draft, template)
            record_of(template).write_text(
                json.dumps({"template": template, "marks": marks()})
            )
    return template


@pytest.fixture(scope="session")
def django_db_setup(
    request: pytest.FixtureRequest, django_db_blocker: DjangoDbBlocker
) -> Iterator[None]:
    worker = getattr(request.config, "workerinput", {}).get("workerid", "alone")
    name_before = settings.DATABASES["default"]["NAME"]
    with django_db_blocker.unblock():
        copies = copies_for(connection, CACHE)
        template = migrated_template(copies)

    def take_copy(number: int) -> str:
        name = copies.copy_name(f"{os.getpid()}_{worker}_{number}")
        copies.copy(template, name)
        use(name)
        return name

    numbers = itertools.count()
    with django_db_blocker.unblock():
        copy = take_copy(next(numbers))

    def fresh_copy(_test: TransactionTestCase) -> None:
        # Under a new name: a thread's forgotten connection takes the journal of its file's name away when it closes.
        nonlocal copy
        connection.close()
        copies.remove(copy)
        copy = take_copy(next(numbers))

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(TransactionTestCase, "_fixture_teardown", fresh_copy)
        yield

    with django_db_blocker.unblock():
        use(name_before)
        copies.remove(copy)


if __name__ == "__main__":
    django.setup()
    migrated_template(copies_for(connection, CACHE))
