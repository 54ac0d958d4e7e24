"""Notice certificates that near their end: 90, 60 and 30 days ahead, and when they have ended."""

from datetime import date, datetime, timedelta

from django.db import transaction
from django.db.models import F
from django.utils import timezone

from shop.shelf import actions as shelf

from . import tasks
from .models import CertificateVersion, ExpiryNotice, Recognition

STAGES = (0, 30, 60, 90)
# Those that ended long ago, as records brought in later may have, are no news.
NEWS = timedelta(days=30)


@transaction.atomic
def notice_expiries(*, at: datetime) -> list[ExpiryNotice]:
    """Write a notice for each certificate that came to a stage since the last time, and have staff told once of all.

    The cards of products whose certificate has ended are made anew, so that no list shows its seal.
    """
    day = timezone.localdate(at)
    ending = CertificateVersion.objects.filter(
        pk=F("certificate__current"),
        status=CertificateVersion.Status.VALID,
        valid_until__range=(day - NEWS, day + timedelta(days=STAGES[-1])),
    )
    found = [
        ExpiryNotice(version=version, days_ahead=stage_of(version, day), noticed_at=at)
        for version in ending.order_by("valid_until", "pk")
    ]
    written = ExpiryNotice.objects.filter(version__in=[one.version for one in found])
    known = set(written.values_list("version", "days_ahead"))
    news = [one for one in found if (one.version_id, one.days_ahead) not in known]
    ExpiryNotice.objects.bulk_create(news)
    _show_ended([one.version.certificate_id for one in news if not one.days_ahead], at)
    if news:
        tasks.tell_staff.enqueue([one.pk for one in news])
    return news


def stage_of(version: CertificateVersion, day: date) -> int:
    """Return the nearest stage that a version with an end has reached on a day; it is valid to the end of its last."""
    left = (version.valid_until - day).days  # type: ignore[operator]
    return 0 if left < 0 else next(stage for stage in STAGES[1:] if left <= stage)


def _show_ended(certificate_ids: list[int], at: datetime) -> None:
    ended = Recognition.objects.filter(certificate__in=certificate_ids)
    ids = sorted(set(ended.values_list("product", flat=True)))
    shelf.page_changed(product_ids=ids, at=at)
