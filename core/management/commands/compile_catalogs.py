"""Compile the message catalogues of the project without system tools."""

from pathlib import Path

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from django.conf import settings
from django.core.management.base import BaseCommand


class Command(BaseCommand):
    help = "Compile every locale/*/LC_MESSAGES/django.po of the project to .mo."
    requires_system_checks: list[str] = []

    def handle(self, **options: object) -> None:
        for package in ("core", "shop", "matchmaking", "cms", "config"):
            for source in sorted(
                (settings.BASE_DIR / package).glob("**/LC_MESSAGES/*.po")
            ):
                compile_catalog(source)


def compile_catalog(source: Path) -> None:
    """Write the `.mo` beside a `.po`, unless it is newer already."""
    target = source.with_suffix(".mo")
    if target.exists() and target.stat().st_mtime >= source.stat().st_mtime:
        return
    with source.open("rb") as po:
        catalog = read_po(po)
    with target.open("wb") as mo:
        write_mo(mo, catalog)
