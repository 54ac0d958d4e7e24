"""Suppliers in the back office."""

import pytest

from core.models import Organisation
from tests.factories.core import FacilityFactory, OrganisationFactory, RegionFactory
from tests.shop.backoffice.forms import shown

pytestmark = pytest.mark.django_db
INDEX = "/cms/suppliers/"


def save(client, organisation, **changes):
    address = f"{INDEX}edit/{organisation.pk}/"
    return client.post(address, {**shown(client.get(address)), **changes})


def test_a_new_supplier_can_hold_stock(office):
    values = shown(office.get(f"{INDEX}new/")) | {
        "name_zh_hans": "新合作社",
        "kind": "cooperative",
        "region": RegionFactory().pk,
    }

    office.post(f"{INDEX}new/", values)

    made = Organisation.objects.get(name_zh_hans="新合作社")
    assert (made.slug, made.partner.name, [one.role for one in made.roles.all()]) == (
        "xin-he-zuo-she",
        "新合作社",
        ["supplies"],
    )


def test_a_buyer_has_no_address_here(office):
    buyer = OrganisationFactory(roles=["buys"])

    assert office.get(f"{INDEX}edit/{buyer.pk}/").status_code == 404


@pytest.mark.parametrize(
    ("changes", "field"),
    [({"uscc": "123"}, "uscc"), ({"name_zh_hans": ""}, "name_zh_hans")],
)
def test_a_bad_supplier_is_said_at_its_field(office, changes, field):
    supplier = OrganisationFactory()

    response = save(office, supplier, story_zh_hans="新", **changes)

    assert list(response.context["form"].errors) == [field]
    assert Organisation.objects.get(pk=supplier.pk).story_zh_hans != "新"


def test_a_facility_is_changed_and_never_removed(office):
    facility = FacilityFactory()

    save(office, facility.organisation, **{"facilities-0-name_zh_hans": "新基地"})
    save(office, facility.organisation, **{"facilities-0-DELETE": "on"})

    assert [one.name_zh_hans for one in facility.organisation.facilities.all()] == [
        "新基地"
    ]


def test_a_gln_has_a_check_digit(office):
    facility = FacilityFactory()

    save(office, facility.organisation, **{"facilities-0-gln": "6901234567890"})

    facility.refresh_from_db()
    assert facility.gln is None


@pytest.mark.parametrize("action", ["edit", "delete"])
def test_the_order_desk_changes_no_supplier(order_desk, action):
    supplier = OrganisationFactory()

    response = order_desk.post(f"{INDEX}{action}/{supplier.pk}/", {})

    assert (response.status_code, response.url) == (302, "/cms/")
