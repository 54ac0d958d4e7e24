"""Every change of a certificate is a new version, and stops or opens the sale in the same moment."""

from datetime import date, datetime, timedelta

import pytest
from django.core import serializers

from shop.certification import actions, errors
from shop.certification.actions import Validity
from shop.certification.models import Certificate, CertificateType, CertificateVersion
from tests.factories.core import OrganisationFactory, UserFactory
from tests.factories.shop import CertificateTypeFactory, PackFactory

from .conftest import NOON, SHANGHAI, TERM

NEXT = Validity("赫章县", date(2027, 1, 1), date(2029, 12, 31))
CHANGES = {
    "suspend": {"reason": "抽检复核"},
    "withdraw": {"reason": "基地停种"},
    "renew": {"validity": NEXT},
}


def is_sold(product, at=NOON):
    product.refresh_from_db()
    return product.is_sellable_at(at)


def versions(certificate):
    return list(
        certificate.versions.order_by("version").values_list(
            "version", "status", "valid_from", "valid_until"
        )
    )


def test_a_certificate_is_recorded_with_its_first_version(certificate):
    version = certificate.current

    assert versions(certificate) == [(1, "valid", TERM.valid_from, TERM.valid_until)]
    assert (version.issuer_zh_hans, version.issuer_en) == ("赫章县", "Hezhang")


def test_it_is_known_who_recorded_what_and_when(certificate):
    officer = UserFactory()

    actions.suspend(certificate=certificate, reason=" 复核 ", by=officer, at=NOON)

    version = certificate.versions.get(version=2)
    assert (version.created_by, version.created_at, version.reason) == (
        officer,
        NOON,
        "复核",
    )


@pytest.mark.parametrize(
    ("moment", "may_be_sold"),
    [
        (datetime(2026, 12, 31, 0, 0, tzinfo=SHANGHAI), True),
        (datetime(2026, 12, 31, 23, 59, 59, 999999, tzinfo=SHANGHAI), True),
        (datetime(2027, 1, 1, 0, 0, tzinfo=SHANGHAI), False),
    ],
)
def test_a_sale_ends_with_the_last_day_in_shanghai(
    certificate, product, moment, may_be_sold
):
    assert is_sold(product, moment) is may_be_sold


@pytest.mark.parametrize("action", ["suspend", "withdraw"])
def test_a_stop_blocks_the_sale_from_its_moment(certificate, product, action):
    before = is_sold(product)

    getattr(actions, action)(certificate=certificate, reason="复核", by=None, at=NOON)

    assert (before, is_sold(product), product.blocked_at) == (True, False, NOON)


def test_reinstated_it_opens_the_sale_again(certificate, product):
    actions.suspend(certificate=certificate, reason="复核", by=None, at=NOON)

    actions.reinstate(certificate=certificate, by=None, at=NOON)

    assert [row[1] for row in versions(certificate)] == ["valid", "suspended", "valid"]
    assert (is_sold(product), product.blocked_at) == (True, None)


def test_a_renewal_recorded_early_leaves_no_gap(certificate, product):
    actions.renew(certificate=certificate, validity=NEXT, by=None, at=NOON)

    assert versions(certificate)[-1] == (
        2,
        "valid",
        TERM.valid_from,
        NEXT.valid_until,
    )
    assert is_sold(product)


def test_a_renewal_after_a_gap_sells_from_its_first_day(certificate, product):
    late = Validity("赫章县", date(2027, 2, 1), date(2029, 12, 31))
    begins = datetime(2027, 2, 1, tzinfo=SHANGHAI)
    actions.renew(certificate=certificate, validity=late, by=None, at=NOON)
    before = is_sold(product)

    actions.begin(at=begins)

    assert (before, is_sold(product, begins)) == (False, True)


def test_a_renewal_lifts_a_suspension(certificate, product):
    actions.suspend(certificate=certificate, reason="复核", by=None, at=NOON)

    actions.renew(certificate=certificate, validity=NEXT, by=None, at=NOON)

    assert is_sold(product)


def test_one_that_is_not_required_stops_nothing(certificate, product):
    actions.attach(
        certificate=certificate, product=product, is_required=False, by=None, at=NOON
    )

    actions.withdraw(certificate=certificate, reason="停种", by=None, at=NOON)

    assert is_sold(product)
    assert product.recognitions.count() == 1


def test_detached_it_stops_nothing_and_keeps_its_versions(certificate, product):
    actions.suspend(certificate=certificate, reason="复核", by=None, at=NOON)

    actions.detach(recognition=product.recognitions.get(), by=None, at=NOON)

    assert (is_sold(product), certificate.versions.count()) == (True, 2)


@pytest.mark.parametrize("action", CHANGES)
def test_history_stays_as_it_was_to_the_byte(certificate, action):
    before = serializers.serialize("json", CertificateVersion.objects.all())

    getattr(actions, action)(
        certificate=certificate, **CHANGES[action], by=None, at=NOON
    )

    kept = CertificateVersion.objects.filter(version=1)
    assert serializers.serialize("json", kept) == before


@pytest.mark.parametrize("action", CHANGES)
def test_every_change_gives_the_page_a_new_version(certificate, product, action):
    """Also when the certificate is not needed for the sale and no card shows it."""
    actions.attach(
        certificate=certificate, product=product, is_required=False, by=None, at=NOON
    )
    product.refresh_from_db()
    before = product.page_version

    getattr(actions, action)(
        certificate=certificate, **CHANGES[action], by=None, at=NOON
    )

    product.refresh_from_db()
    assert product.page_version > before


@pytest.mark.parametrize(
    ("steps", "error"),
    [
        ([("suspend", {"reason": " "})], errors.ReasonMissingError),
        ([("withdraw", {"reason": ""})], errors.ReasonMissingError),
        ([("reinstate", {})], errors.NotSuspendedError),
        ([("suspend", CHANGES["suspend"])] * 2, errors.NotValidError),
        ([("withdraw", CHANGES["withdraw"])] * 2, errors.WithdrawnForGoodError),
        (
            [("withdraw", CHANGES["withdraw"]), ("renew", {"validity": NEXT})],
            errors.WithdrawnForGoodError,
        ),
        (
            [
                (
                    "renew",
                    {"validity": Validity("x", date(2027, 2, 2), date(2027, 2, 1))},
                )
            ],
            errors.EndsBeforeStartError,
        ),
    ],
)
def test_what_cannot_be_changes_nothing(certificate, steps, error):
    *before, (action, wrong) = steps
    for name, kwargs in before:
        getattr(actions, name)(certificate=certificate, **kwargs, by=None, at=NOON)
    rows = versions(certificate)

    with pytest.raises(error):
        getattr(actions, action)(certificate=certificate, **wrong, by=None, at=NOON)

    assert versions(certificate) == rows


@pytest.mark.parametrize(
    ("number", "validity", "error"),
    [
        (" ", TERM, errors.NumberMissingError),
        ("黔-2026-0417", TERM, errors.NumberTakenError),
        (
            "黔-2026-0418",
            Validity("x", date(2026, 2, 2), date(2026, 2, 1)),
            errors.EndsBeforeStartError,
        ),
    ],
)
def test_a_wrong_certificate_is_not_recorded(certificate, number, validity, error):
    with pytest.raises(error):
        actions.record_certificate(
            type=CertificateTypeFactory(),
            number=number,
            holder=OrganisationFactory(),
            validity=validity,
            by=None,
            at=NOON,
        )

    assert Certificate.objects.count() == 1


def test_a_certificate_speaks_for_no_pack(certificate):
    with pytest.raises(errors.NotAPageError):
        actions.attach(
            certificate=certificate,
            product=PackFactory(),
            is_required=True,
            by=None,
            at=NOON,
        )


def test_the_known_types_are_there_and_keep_what_people_made_of_them(db):
    kept = CertificateType.objects.get(code="green")
    kept.seal = "绿色标志"
    kept.save()

    news = actions.load_certificate_types()

    kept.refresh_from_db()
    assert (news, kept.seal, CertificateType.objects.count()) == (0, "绿色标志", 14)


def test_a_later_last_day_is_sold_to_its_own_end(certificate, product):
    actions.renew(certificate=certificate, validity=NEXT, by=None, at=NOON)

    ends = datetime(2030, 1, 1, tzinfo=SHANGHAI)
    second = timedelta(seconds=1)
    assert (is_sold(product, ends - second), is_sold(product, ends)) == (True, False)
