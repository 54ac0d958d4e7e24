"""Certificates in every state, and the products they speak for."""

from datetime import date, timedelta

from django.utils import translation

from core.models import Organisation
from shop.catalogue.models import Product
from shop.certification.models import (
    Certificate,
    CertificateType,
    CertificateVersion,
    Recognition,
)

from . import proofs
from .world import Facts, Setting, both, read, suppliers

EXPIRING_DAYS, EXPIRED_DAYS = 21, 12
FIRST_RECORDED_DAYS, ENDED_DAYS = 60, 4
# Seeded again on a later day, a certificate is renewed when less than this is left.
VALID_DAYS, EXPIRING_SOON_DAYS = 45, 5
REASONS = {
    "suspended": "抽检复核中，结论出来前暂停使用",
    "withdrawn": "基地停种，证书由发证机构收回",
}


def seed_types() -> dict[str, CertificateType]:
    """Make or refresh the certificate types the world uses."""
    found = {}
    for position, facts in enumerate(read("certificate_types.toml")["types"]):
        found[facts["code"]], _new = CertificateType.objects.update_or_create(
            code=facts["code"],
            defaults={
                **both("name", facts["name"]),
                "seal": facts["seal"],
                "number_pattern": facts.get("pattern", ""),
                "validity_months": facts["months"],
                "is_recognition": facts.get("is_recognition", False),
                "position": position,
            },
        )
    return found


def days_of(setting: Setting, state: str, months: int) -> tuple[date, date]:
    """Return the first and the last day of a certificate in a state."""
    today = setting.today
    length = timedelta(days=30 * months)
    last = {
        "expiring": today + timedelta(days=EXPIRING_DAYS),
        "expired": today - timedelta(days=EXPIRED_DAYS),
    }.get(state, today + length * 2 // 3)
    return last - length, last


def seed_certificates(
    setting: Setting, parties: dict[str, Organisation], products: dict[str, Product]
) -> list[Certificate]:
    """Make each supplier's certificates and attach them to its products."""
    types, serial, found = seed_types(), 0, list[Certificate]()
    kinds = {facts["code"]: facts for facts in read("certificate_types.toml")["types"]}
    for supplier in suppliers():
        holder = parties[supplier["key"]]
        states = {facts["type"]: facts["state"] for facts in supplier["certificates"]}
        wanted = [
            code.rstrip("!")
            for facts in supplier["products"]
            for code in facts["certs"]
        ]
        held = {}
        for code in dict.fromkeys([*states, *wanted]):
            serial += 1
            held[code] = save(
                setting,
                kinds[code],
                types[code],
                holder,
                states.get(code, "valid"),
                serial,
            )
        for facts in supplier["products"]:
            attach(products[facts["key"]], held, facts["certs"])
        found += held.values()
    return found


def attach(product: Product, held: dict[str, Certificate], codes: list[str]) -> None:
    """Let certificates speak for a product; a mark after the code says that the sale needs it."""
    for code in codes:
        Recognition.objects.update_or_create(
            certificate=held[code.rstrip("!")],
            product=product,
            defaults={"is_required": code.endswith("!")},
        )


def issuer_in(language: str, text: str, holder: Organisation) -> str:
    """Return the issuer's name, with the holder or its county in it."""
    with translation.override(language):
        return text.format(county=holder.region.name, holder=holder.name)


def save(
    setting: Setting,
    kind: Facts,
    kind_row: CertificateType,
    holder: Organisation,
    state: str,
    serial: int,
) -> Certificate:
    """Make a certificate, or give the one that stands the days its state has today."""
    first, last = days_of(setting, state, kind["months"])
    found = Certificate.objects.filter(type=kind_row, holder=holder).first()
    if (
        found is not None
        and found.current
        and still_shows(setting, state, found.current)
    ):
        return found
    number = kind["number"].format(year=first.year, yy=first.year % 100, serial=serial)
    certificate = found or Certificate.objects.create(
        type=kind_row, number=number, holder=holder
    )
    said = what_it_says(setting, kind, certificate, first, last)
    for version in versions(setting, certificate, state, said):
        version.save()
        certificate.current = version
    certificate.save(update_fields=["current"])
    return certificate


def what_it_says(
    setting: Setting,
    kind: Facts,
    certificate: Certificate,
    first: date,
    last: date | None,
) -> Facts:
    """Return the facts of a version, its document among them."""
    holder = certificate.holder
    issuer = [
        issuer_in(language, kind["issuer"][place], holder)
        for place, language in enumerate(("zh-hans", "en"))
    ]
    lines = [
        kind["name"][0],
        certificate.number,
        kind["name"][1],
        holder.name,
        *issuer,
        f"{first} – {last}",
    ]
    return {
        **both("issuer", issuer),
        "valid_from": first,
        "valid_until": last,
        "document": proofs.keep(setting, "certificate", holder, lines),
    }


def still_shows(setting: Setting, state: str, version: CertificateVersion) -> bool:
    """Tell whether a certificate made on an earlier day is still an example of its state."""
    if state == "expired":
        return True
    left = (version.valid_until or date.max) - setting.today
    return left.days > (EXPIRING_SOON_DAYS if state == "expiring" else VALID_DAYS)


def versions(
    setting: Setting, certificate: Certificate, state: str, said: Facts
) -> list[CertificateVersion]:
    """Return what is new: a first version and perhaps its end, or one more for another day."""
    count = certificate.versions.count()
    end = {"status": state, "reason": REASONS[state]} if state in REASONS else {}
    if count:
        return [
            CertificateVersion(
                certificate=certificate,
                version=count + 1,
                created_at=setting.now,
                **said,
                **end,
            )
        ]
    begun = setting.now - timedelta(days=FIRST_RECORDED_DAYS)
    first = CertificateVersion(
        certificate=certificate, version=1, created_at=begun, **said
    )
    ended = setting.now - timedelta(days=ENDED_DAYS)
    second = CertificateVersion(
        certificate=certificate, version=2, created_at=ended, **said, **end
    )
    return [first, second] if end else [first]
