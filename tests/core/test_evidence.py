"""Private files: who may open one, and how it is answered."""

import hashlib
from datetime import UTC, date, datetime

import pytest

from core.actions import evidence
from core.models import EvidenceFile
from core.uploads import documents, pictures
from shop.certification import actions as certificates
from shop.certification.actions import Validity
from shop.provenance import actions as provenance
from shop.provenance.records import Findings
from tests.factories.core import MembershipFactory, OrganisationFactory, UserFactory
from tests.factories.shop import CertificateFactory, LotFactory
from tests.factories.uploads import pdf, picture, upload

pytestmark = pytest.mark.django_db

NOON = datetime(2026, 11, 2, 4, tzinfo=UTC)


@pytest.fixture
def owner():
    return OrganisationFactory()


@pytest.fixture
def keep(owner):
    def keep(data=None, *, is_public=False):
        file = documents.accept(upload(data or pdf(), "检测 报告.pdf"))
        return evidence.keep(
            file=file,
            kind="test_report",
            owner=owner,
            by=None,
            at=NOON,
            is_public=is_public,
        )

    return keep


def content_of(response):
    return b"".join(response.streaming_content)


def status_of(client, kept):
    response = client.get(kept.get_absolute_url())
    response.getvalue()  # a file is closed when it was read
    return response.status_code


@pytest.fixture
def published(settings):
    """Let pages show every file."""
    settings.PUBLISHED_EVIDENCE = f"{__name__}.EVERYTHING"


EVERYTHING = [lambda: EvidenceFile.objects.values("pk")]


def test_a_kept_file_is_private_and_known_by_its_digest(keep, settings, tmp_path):
    kept = keep()

    data = pdf()
    stored = tmp_path / "private" / kept.file.name
    assert stored.read_bytes() == data
    assert (kept.sha256, kept.size) == (hashlib.sha256(data).hexdigest(), len(data))
    assert (kept.name, kept.content_type) == ("检测 报告.pdf", "application/pdf")
    assert stored.stat().st_mode & 0o777 == 0o600
    assert not settings.MEDIA_ROOT.exists()


def test_the_same_file_is_kept_once(keep):
    assert keep() == keep()
    assert EvidenceFile.objects.count() == 1


@pytest.mark.usefixtures("published")
def test_a_public_file_is_answered_as_an_attachment_that_can_do_nothing(client, keep):
    kept = keep(is_public=True)

    response = client.get(kept.get_absolute_url())

    assert content_of(response) == pdf()
    names = "%E6%A3%80%E6%B5%8B%20%E6%8A%A5%E5%91%8A.pdf"
    expected = {
        "Content-Type": "application/pdf",
        "Content-Disposition": f"attachment; filename*=utf-8''{names}",
        "Content-Security-Policy": "sandbox; default-src 'none'",
        "X-Content-Type-Options": "nosniff",
        "Cross-Origin-Resource-Policy": "same-origin",
        "Cache-Control": "private, no-cache",
        "ETag": f'"{kept.sha256}"',
    }
    assert {name: response.headers[name] for name in expected} == expected


@pytest.mark.usefixtures("published")
def test_a_scan_is_shown_in_place(client, keep):
    kept = keep(picture(), is_public=True)

    response = client.get(kept.get_absolute_url())

    disposition = response.headers["Content-Disposition"].partition(";")[0]
    assert (disposition, response.headers["Content-Type"]) == ("inline", "image/jpeg")
    assert response.getvalue() == pictures.accept(upload(picture())).read()


@pytest.mark.usefixtures("published")
def test_who_has_the_file_already_is_told_so(client, keep):
    kept = keep(is_public=True)

    response = client.get(
        kept.get_absolute_url(), headers={"if-none-match": f'"{kept.sha256}"'}
    )

    assert (response.status_code, response.content) == (304, b"")


@pytest.mark.usefixtures("published")
def test_a_file_that_is_not_public_is_for_its_owner_and_staff(client, keep, owner):
    kept = keep()
    stranger, former = MembershipFactory().user, MembershipFactory(organisation=owner)
    former.ended_at = NOON
    former.save()
    people = {
        "stranger": stranger,
        "former member": former.user,
        "member": MembershipFactory(organisation=owner).user,
        "staff": UserFactory(is_staff=True),
        "staff that left": UserFactory(is_staff=True, is_active=False),
    }

    may = [
        name
        for name, user in people.items()
        if EvidenceFile.objects.visible_to(user).filter(pk=kept.pk).exists()
    ]

    assert may == ["member", "staff"]
    assert status_of(client, kept) == 404


def test_a_public_file_that_no_page_shows_is_not_answered(client, keep):
    assert status_of(client, keep(is_public=True)) == 404


def test_the_document_of_a_certificate_is_answered_as_long_as_it_stands(client, keep):
    kept = keep(is_public=True)
    certificate = CertificateFactory(version__document=kept)
    assert status_of(client, kept) == 200

    terms = Validity("赫章县", date(2027, 1, 1), date(2029, 1, 1))
    certificates.renew(certificate=certificate, validity=terms, by=None, at=NOON)

    assert status_of(client, kept) == 404


@pytest.mark.parametrize("is_public", [True, False])
def test_the_report_of_a_lot_is_answered_when_it_is_public(client, keep, is_public):
    kept = keep(is_public=is_public)
    findings = Findings("质检所", "JC2611", NOON.date(), 26, document=kept)
    provenance.record_test(lot=LotFactory(), findings=findings, by=None, at=NOON)

    assert status_of(client, kept) == (200 if is_public else 404)


@pytest.mark.usefixtures("published")
@pytest.mark.parametrize("address", ["/files/999999/x.pdf", "/files/{pk}/other.pdf"])
def test_an_unknown_address_is_the_same_404(client, keep, address):
    kept = keep(is_public=True)

    response = client.get(address.format(pk=kept.pk))

    assert response.status_code == 404


@pytest.mark.usefixtures("published")
def test_a_file_is_only_read(client, keep):
    assert client.post(keep(is_public=True).get_absolute_url()).status_code == 405


@pytest.mark.usefixtures("published")
def test_a_file_that_is_gone_from_the_disk_is_not_found(client, keep):
    kept = keep(is_public=True)
    kept.file.storage.delete(kept.file.name)

    assert status_of(client, kept) == 404
