"""Work on certificates that may wait. No sale depends on it: whatever may be sold is compared with now."""

from django.utils import timezone
from django_tasks import task


@task
def sweep() -> None:
    """Judge again what begins today, and notice what ends soon."""
    from . import actions, notices  # noqa: PLC0415 - the actions enqueue these tasks

    now = timezone.now()
    actions.begin(at=now)
    notices.notice_expiries(at=now)


@task
def tell_staff(notice_ids: list[int]) -> None:
    """Write to staff about certificates that end."""
    from . import emails  # noqa: PLC0415
    from .models import ExpiryNotice  # noqa: PLC0415

    found = ExpiryNotice.objects.filter(pk__in=notice_ids).select_related(
        "version__certificate__type", "version__certificate__holder"
    )
    emails.tell_staff(list(found.order_by("version__valid_until", "pk")))
