"""Certificates in the back office."""

from datetime import date

import pytest
from django.utils import timezone

from core.models import EvidenceFile
from shop.catalogue.models import Product
from shop.certification.models import Certificate, CertificateVersion
from shop.shelf import actions as shelf
from tests.factories.shop import (
    CertificateFactory,
    RecognitionFactory,
    StockRecordFactory,
)
from tests.factories.uploads import pdf, upload
from tests.shop.backoffice.forms import shown

pytestmark = pytest.mark.django_db
INDEX = "/cms/certificates/"


@pytest.fixture
def recognition():
    """A certificate that a product on sale needs."""
    made = RecognitionFactory(certificate__number="黔-1")
    StockRecordFactory(product__parent=made.product)
    shelf.refresh(product_ids=[made.product_id], at=timezone.now())
    return made


@pytest.fixture
def certificate(recognition):
    return recognition.certificate


def edit_url(certificate):
    return f"{INDEX}edit/{certificate.pk}/"


def current(certificate):
    return Certificate.objects.get(pk=certificate.pk).current


def is_on_sale(recognition):
    product = Product.objects.get(pk=recognition.product_id)
    return product.is_sellable_at(timezone.now())


def said(client, address, values):
    response = client.post(address, values, follow=True)
    return [
        str(message).split("<")[0].strip() for message in response.context["messages"]
    ]


def test_a_list_of_one_and_of_many_costs_the_same(
    office, certificate, django_assert_num_queries
):
    office.get(INDEX)
    with django_assert_num_queries(10):
        office.get(INDEX)
    CertificateFactory.create_batch(4)

    with django_assert_num_queries(10):
        office.get(INDEX)


@pytest.mark.parametrize(
    ("state", "found"),
    [("valid", ["黔-1"]), ("expired", ["黔-2"]), ("expiring", []), ("suspended", [])],
)
def test_the_list_is_filtered_by_state(office, certificate, state, found):
    CertificateFactory(number="黔-2", version__valid_until=date(2026, 2, 1))

    response = office.get(INDEX, {"state": state})

    assert [one.number for one in response.context["object_list"]] == found


def test_editing_makes_a_new_version_and_keeps_the_old(office, certificate):
    values = shown(office.get(edit_url(certificate)))

    office.post(edit_url(certificate), {**values, "valid_until": "2030-12-31"})

    versions = certificate.versions.values_list("version", "valid_until")
    assert list(versions) == [(1, date(2028, 12, 31)), (2, date(2030, 12, 31))]


def test_a_form_sent_unchanged_makes_no_version(office, certificate):
    values = shown(office.get(edit_url(certificate)))

    office.post(edit_url(certificate), values)

    assert certificate.versions.count() == 1


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"valid_until": "2020-01-01"}, "valid_until"),
        ({"issuer_zh_hans": ""}, "issuer_zh_hans"),
        ({"document": b"<html>"}, "document"),
    ],
)
def test_bad_input_is_said_at_its_field_and_records_nothing(
    office, certificate, changes, field
):
    values = shown(office.get(edit_url(certificate)))
    if "document" in changes:
        changes = {"document": upload(changes["document"], "a.pdf")}

    response = office.post(edit_url(certificate), {**values, **changes})

    assert list(response.context["form"].errors) == [field]
    assert (certificate.versions.count(), EvidenceFile.objects.count()) == (1, 0)


def test_a_document_is_kept_privately_with_the_new_version(office, certificate):
    values = shown(office.get(edit_url(certificate)))

    office.post(
        edit_url(certificate), {**values, "document": upload(pdf(), "证书.pdf")}
    )

    document = current(certificate).document
    assert (document.name, document.kind, document.is_public, document.owner) == (
        "证书.pdf",
        "certificate",
        False,
        certificate.holder,
    )


def test_a_new_certificate_speaks_for_its_products(office, recognition):
    certificate = recognition.certificate
    values = shown(office.get(f"{INDEX}new/")) | {
        "type": certificate.type_id,
        "number": "黔-9",
        "holder": certificate.holder_id,
        "issuer_zh_hans": "赫章县",
        "valid_from": "2026-01-01",
        "recognitions-TOTAL_FORMS": "1",
        "recognitions-0-product": recognition.product_id,
    }

    office.post(f"{INDEX}new/", values)

    made = Certificate.objects.get(number="黔-9")
    assert list(made.products.all()) == [recognition.product]


def test_a_number_is_recorded_once(office, certificate):
    values = shown(office.get(f"{INDEX}new/")) | {
        "type": certificate.type_id,
        "number": certificate.number,
        "holder": certificate.holder_id,
        "issuer_zh_hans": "赫章县",
        "valid_from": "2026-01-01",
    }

    response = office.post(f"{INDEX}new/", values)

    assert response.status_code == 200
    assert Certificate.objects.count() == 1


def test_suspending_stops_the_sale_and_says_of_what(office, recognition):
    certificate = recognition.certificate

    messages = said(office, f"{INDEX}suspend/{certificate.pk}/", {"reason": "复查"})

    assert messages == [f"{certificate} 已暂停。 1 个产品停止销售。"]
    assert (current(certificate).reason, is_on_sale(recognition)) == ("复查", False)


def test_lifting_a_suspension_brings_the_sale_back(office, recognition):
    certificate = recognition.certificate
    office.post(f"{INDEX}suspend/{certificate.pk}/", {"reason": "复查"})

    messages = said(office, f"{INDEX}reinstate/{certificate.pk}/", {})

    assert messages[-1] == f"{certificate} 已恢复有效。 1 个产品恢复销售。"
    assert is_on_sale(recognition) is True


def test_a_suspended_certificate_is_not_renewed_by_the_way(office, certificate):
    office.post(f"{INDEX}suspend/{certificate.pk}/", {"reason": "复查"})
    values = shown(office.get(edit_url(certificate)))

    office.post(edit_url(certificate), {**values, "valid_until": "2030-12-31"})

    assert current(certificate).status == CertificateVersion.Status.SUSPENDED


@pytest.mark.parametrize("action", ["suspend", "withdraw"])
def test_an_action_without_a_reason_changes_nothing(office, certificate, action):
    office.post(f"{INDEX}{action}/{certificate.pk}/", {"reason": " "})

    assert current(certificate).version == 1


@pytest.mark.parametrize(
    "action", ["suspend", "withdraw", "reinstate", "edit", "delete"]
)
def test_the_order_desk_changes_no_certificate(order_desk, certificate, action):
    response = order_desk.post(f"{INDEX}{action}/{certificate.pk}/", {"reason": "x"})

    assert (response.status_code, response.url) == (302, "/cms/")
    assert current(certificate).version == 1
