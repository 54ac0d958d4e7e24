"""Documents in the back office: handed in with a record, opened from its page."""

import pytest

from core.models import EvidenceFile
from tests.factories.shop import LotFactory, RecognitionFactory
from tests.factories.uploads import pdf, upload
from tests.shop.backoffice.forms import shown

pytestmark = pytest.mark.django_db


@pytest.fixture
def lot():
    return LotFactory()


def report(office, lot, **changes):
    values = {
        "laboratory_zh_hans": "省检测院",
        "number": "R-1",
        "reported_date": "2026-10-03",
        "items": "12",
        "document": upload(pdf(), "报告.pdf"),
    }
    return office.post(f"/cms/lots/report/{lot.pk}/", values | changes)


def happened(office, lot):
    values = {
        "what": "harvested",
        "event_time": "2026-10-02 08:00",
        "document": upload(pdf(), "采收.pdf"),
    }
    return office.post(f"/cms/lots/event/{lot.pk}/", values)


@pytest.mark.parametrize("hand_in", [report, happened])
def test_a_document_of_a_lot_is_opened_from_its_page(office, client, lot, hand_in):
    hand_in(office, lot)

    kept = EvidenceFile.objects.get()
    address = kept.get_absolute_url()
    assert f'href="{address}"' in office.get(f"/cms/lots/edit/{lot.pk}/").text
    assert office.get(address).getvalue().startswith(b"%PDF")
    assert client.get(address).status_code == 404


def test_a_document_of_a_certificate_is_opened_from_its_versions(office):
    certificate = RecognitionFactory().certificate
    edit = f"/cms/certificates/edit/{certificate.pk}/"
    values = shown(office.get(edit))

    office.post(edit, values | {"document": upload(pdf(), "证书.pdf")})

    address = EvidenceFile.objects.get().get_absolute_url()
    assert f'href="{address}"' in office.get(edit).text


def test_what_everybody_may_open_is_offered_to_everybody(office, client, lot):
    report(office, lot, is_public="on")

    address = EvidenceFile.objects.get().get_absolute_url()
    assert client.get(address).getvalue().startswith(b"%PDF")
    assert address in client.get(f"/l/{lot.code}", follow=True).text


def test_nothing_cannot_be_opened_by_everybody(office, lot):
    page = report(office, lot, is_public="on", document="")

    assert list(page.context["form"].errors) == ["is_public"]
    assert not lot.test_reports.exists()


def test_a_file_that_only_calls_itself_a_document_is_refused(office, lot):
    page = report(office, lot, document=upload(b"MZ\x90 program", "报告.pdf"))

    assert list(page.context["form"].errors) == ["document"]
    assert not EvidenceFile.objects.exists()
