"""Several certificates suspended at once."""

import pytest
from django.utils import timezone
from wagtail.models import ModelLogEntry

from shop.certification import actions
from shop.certification.models import CertificateVersion
from tests.factories.shop import CertificateFactory

pytestmark = pytest.mark.django_db
ADDRESS = "/cms/bulk/certification/certificate/suspend/"
Status = CertificateVersion.Status


@pytest.fixture
def certificates():
    return [CertificateFactory(), CertificateFactory()]


def send(client, certificates, reason="复查"):
    chosen = "&".join(f"id={one.pk}" for one in certificates)
    address = f"{ADDRESS}?next=/cms/certificates/&{chosen}"
    return client.post(address, {"reason": reason})


def states(certificates):
    for one in certificates:
        one.refresh_from_db()
    return [(one.current.status, one.current.reason) for one in certificates]


def test_all_are_suspended_with_one_reason(office, editor, certificates):
    answer = send(office, certificates)

    assert (answer.status_code, answer.url) == (302, "/cms/certificates/")
    assert states(certificates) == [(Status.SUSPENDED, "复查")] * 2
    assert [one.current.created_by for one in certificates] == [editor] * 2
    logged = ModelLogEntry.objects.filter(action="shop.certificate_suspend")
    assert [entry.data for entry in logged] == [{"reason": "复查"}] * 2


def test_when_one_is_refused_none_is_suspended(office, certificates):
    last = certificates[-1]
    actions.suspend(certificate=last, reason="先停", by=None, at=timezone.now())

    answer = send(office, certificates)

    assert answer.context["form"].non_field_errors()[0].startswith(f"{last}: ")
    assert states(certificates) == [(Status.VALID, ""), (Status.SUSPENDED, "先停")]
    assert not ModelLogEntry.objects.filter(action__startswith="shop.").exists()


def test_without_a_reason_none_is_suspended(office, certificates):
    answer = send(office, certificates, reason=" ")

    assert "reason" in answer.context["form"].errors
    assert states(certificates) == [(Status.VALID, "")] * 2


def test_who_may_only_look_suspends_none(order_desk, certificates):
    send(order_desk, certificates)

    assert states(certificates) == [(Status.VALID, "")] * 2


@pytest.mark.parametrize("chosen", ["", "?id=all", "?id=0", "?id=x"])
def test_nothing_ticked_is_said(office, certificates, chosen):
    assert "没有选中您可以暂停的证书。" in office.get(f"{ADDRESS}{chosen}").text
    assert states(certificates) == [(Status.VALID, "")] * 2


def test_the_list_offers_it(office, certificates):
    assert ADDRESS in office.get("/cms/certificates/").text
