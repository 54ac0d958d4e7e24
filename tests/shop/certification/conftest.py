from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest

from shop.certification import actions
from shop.certification.actions import Validity
from tests.factories.core import OrganisationFactory
from tests.factories.shop import CertificateTypeFactory, ProductFactory

SHANGHAI = ZoneInfo("Asia/Shanghai")
NOON = datetime(2026, 11, 24, 12, tzinfo=SHANGHAI)
TERM = Validity("赫章县", date(2026, 1, 1), date(2026, 12, 31), issuer_en="Hezhang")


@pytest.fixture
def product(db):
    return ProductFactory()


@pytest.fixture
def certificate(product):
    """A certificate, in force in 2026, that the product needs."""
    found = actions.record_certificate(
        type=CertificateTypeFactory(),
        number="黔-2026-0417",
        holder=OrganisationFactory(),
        validity=TERM,
        by=None,
        at=NOON,
    )
    actions.attach(
        certificate=found, product=product, is_required=True, by=None, at=NOON
    )
    return found
