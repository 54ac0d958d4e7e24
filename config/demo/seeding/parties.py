"""Organisations, their places and the people of the demo world."""

from allauth.account.models import EmailAddress
from django.utils import timezone
from oscar.core.loading import get_model
from stdnum.cn import uscc

from core.models import (
    Facility,
    Membership,
    Organisation,
    OrganisationRole,
    Region,
    User,
)
from core.slugs import slugify

from .world import Facts, Setting, both, gln, read, suppliers

BUYER_KINDS = {"canteen", "store", "warehouse", "production_base", "sales_point"}


def demo_uscc(number: int) -> str:
    """Return a code whose check character is right and whose region, 99, no administration has."""
    body = f"93990000MA{number:07d}"
    return body + uscc.calc_check_digit(body)


def region(code: str) -> Region:
    return Region.objects.get(code=code)


def organisation(facts: Facts, number: int, roles: list[str]) -> Organisation:
    """Make or refresh an organisation, found by its code."""
    values = {
        "kind": facts["kind"],
        **both("name", facts["name"]),
        **both("short_name", facts["short_name"]),
        **both("place", facts["place"]),
        **both("story", facts["story"]),
        "slug": slugify(facts["short_name"][1]),
        "region": region(facts["region"]),
        "altitude_m": facts.get("altitude"),
        "member_households": facts["households"] or None,
        "founded_year": facts.get("founded"),
        "contact_name": facts.get("contact", ""),
        "contact_email": f"{facts['key']}@example.org",
    }
    made, _new = Organisation.objects.update_or_create(
        uscc=demo_uscc(number), defaults=values
    )
    for role in roles:
        OrganisationRole.objects.get_or_create(organisation=made, role=role)
    return made


def seed_suppliers(setting: Setting) -> dict[str, Organisation]:  # noqa: ARG001 - every step is told the setting
    """Make the cooperatives with their bases and stock-holding sides."""
    found = {}
    for number, facts in enumerate(suppliers(), start=1):
        made = organisation(facts, number, ["supplies"])
        place, english, altitude = facts["route"][0]
        Facility.objects.update_or_create(
            gln=gln(number),
            defaults={
                "organisation": made,
                "kind": Facility.Kind.PRODUCTION_BASE,
                **both("name", [place, english]),
                "region": made.region,
                **both("place", facts["place"]),
                "altitude_m": altitude,
            },
        )
        get_model("partner", "Partner").objects.update_or_create(
            organisation=made, defaults={"name": facts["name"][0], "code": facts["key"]}
        )
        found[facts["key"]] = made
    return found


def seed_others(setting: Setting) -> dict[str, Organisation]:  # noqa: ARG001
    """Make buyers, organizers and the operator with their places."""
    found = {}
    for number, facts in enumerate(
        read("organisations.toml")["organisations"], start=101
    ):
        made = organisation(facts, number, facts["roles"])
        for kind, name, english in facts.get("facilities", []):
            Facility.objects.update_or_create(
                organisation=made,
                name_zh_hans=name,
                defaults={"kind": kind, "name_en": english, "region": made.region},
            )
        found[facts["key"]] = made
    return found


def seed_people(parties: dict[str, Organisation]) -> dict[str, User]:
    """Make the persons one may sign in as; they have no password, only the demo's button."""
    found = {}
    for facts in read("people.toml")["people"]:
        user, _new = User.objects.update_or_create(
            email=facts["email"],
            defaults={
                "phone": facts["phone"],
                "first_name": facts["first_name"],
                "last_name": facts["last_name"],
                "is_staff": facts.get("is_staff", False),
                "is_superuser": facts.get("is_superuser", False),
                "password": "!",
            },
        )
        # Proven, or the one click would ask for a code by SMS.
        User.objects.filter(pk=user.pk, phone_verified_at=None).update(
            phone_verified_at=timezone.now()
        )
        EmailAddress.objects.update_or_create(
            user=user, email=user.email, defaults={"verified": True, "primary": True}
        )
        if key := facts.get("organisation"):
            Membership.objects.get_or_create(
                user=user,
                organisation=parties[key],
                ended_at=None,
                defaults={"role": facts["membership"]},
            )
        found[facts["persona"]] = user
    return found
