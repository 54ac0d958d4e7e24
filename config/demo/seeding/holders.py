"""The cooperatives of sizes m and l: one for each of four hundred counties."""

import textwrap
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from oscar.core.loading import get_model

from core.models import Organisation, OrganisationRole, Region
from core.slugs import slugify
from shop.certification.models import Certificate, CertificateType, CertificateVersion

from .parties import demo_uscc
from .world import Setting, both, read

COUNTIES = 400
SHORT = 40  # characters; English names of counties have up to 64
FIRST = 10_000
BEGUN, LASTS = timedelta(days=200), timedelta(days=500)


@dataclass(frozen=True)
class Holder:
    """A cooperative with its stock-holding side and its certificate."""

    organisation: Organisation
    partner: Any
    certificate: Certificate


def holders(setting: Setting) -> list[Holder]:
    return [
        make_holder(setting, number, region) for number, region in enumerate(counties())
    ]


def counties() -> list[Region]:
    """Return four hundred counties from all over the country."""
    rows = Region.objects.filter(
        level=Region.Level.COUNTY, is_development_zone=False
    ).order_by("code")
    return list(rows[:: max(1, rows.count() // COUNTIES)][:COUNTIES])


def make_holder(setting: Setting, number: int, region: Region) -> Holder:
    words = read("bulk.toml")
    names = region.name_zh_hans, region.name_en  # type: ignore[attr-defined]
    name = [
        text.format(county=own)
        for text, own in zip(words["holder"], names, strict=True)
    ]
    organisation, _new = Organisation.objects.update_or_create(
        uscc=demo_uscc(FIRST + number),
        defaults={
            "kind": Organisation.Kind.COOPERATIVE,
            **both("name", name),
            **both(
                "short_name",
                [textwrap.shorten(text, SHORT, placeholder="…") for text in name],
            ),
            "slug": slugify(name[1]),
            "region": region,
            **both("place", words["place"]),
        },
    )
    role = OrganisationRole(organisation=organisation, role="supplies")
    OrganisationRole.objects.bulk_create([role], ignore_conflicts=True)
    partner, _new = get_model("partner", "Partner").objects.get_or_create(
        organisation=organisation, defaults={"name": name[0], "code": f"bulk-{number}"}
    )
    certificate = make_certificate(setting, organisation, number)
    return Holder(organisation, partner, certificate)


def make_certificate(
    setting: Setting, holder: Organisation, number: int
) -> Certificate:
    kind = CertificateType.objects.get(code="assistance")
    certificate, is_new = Certificate.objects.get_or_create(
        type=kind, holder=holder, defaults={"number": f"示例帮扶 98{number:05}"}
    )
    if is_new:
        certificate.current = CertificateVersion.objects.create(
            certificate=certificate,
            version=1,
            **both("issuer", ["示例认定办公室", "Example Recognition Office"]),
            valid_from=setting.today - BEGUN,
            valid_until=setting.today + LASTS,
            created_at=setting.now - BEGUN,
        )
        certificate.save(update_fields=["current"])
    return certificate
