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

from .world import Facts, Setting, both, read, suppliers

EXPIRING_DAYS = 21
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
    today = setting.now.date()
    length = timedelta(days=30 * months)
    last = {
        "expiring": today + timedelta(days=EXPIRING_DAYS),
        "expired": today - timedelta(days=12),
    }.get(state, today + length * 2 // 3)
    return last - length, last


def seed_certificates(
    setting: Setting, parties: dict[str, Organisation], products: dict[str, Product]
) -> list[Certificate]:
    """Make each supplier's certificates and attach them to its products."""
    types, serial, found = seed_types(), 0, []  # type: ignore[var-annotated]
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
    """Make a certificate with its versions; a suspension or withdrawal is the second of them."""
    first, last = days_of(setting, state, kind["months"])
    number = kind["number"].format(year=first.year, yy=first.year % 100, serial=serial)
    certificate, is_new = Certificate.objects.get_or_create(
        type=kind_row, number=number, holder=holder
    )
    if not is_new:
        return certificate
    version_words = [
        issuer_in(language, kind["issuer"][place], holder)
        for place, language in enumerate(("zh-hans", "en"))
    ]
    version = {
        "certificate": certificate,
        **both("issuer", version_words),
        "valid_from": first,
        "valid_until": last,
    }
    begun = setting.now - timedelta(days=min(150, 30 * kind["months"]))
    current = CertificateVersion.objects.create(**version, version=1, created_at=begun)
    if state in REASONS:
        current = CertificateVersion.objects.create(
            **version,
            version=2,
            status=state,
            reason=REASONS[state],
            created_at=setting.now - timedelta(days=4),
        )
    certificate.current = current
    certificate.save(update_fields=["current"])
    return certificate
