"""What nobody will ask for again: results of tasks that succeeded, counts of days that are over, sessions that ended."""

from datetime import datetime, timedelta
from importlib import import_module

from django.conf import settings
from django.utils import timezone
from django_tasks import TaskResultStatus, task
from django_tasks_db.models import DBTaskResult

from core.actions import uploads

KEPT_FOR = timedelta(days=14)


def forget_results(at: datetime) -> int:
    """Delete tasks that succeeded long ago and return how many; dead letters stay until a person has seen them."""
    old = DBTaskResult.objects.filter(
        status=TaskResultStatus.SUCCESSFUL, finished_at__lt=at - KEPT_FOR
    )
    return old.delete()[0]


@task
def tidy_up() -> None:
    """Forget what is over."""
    now = timezone.now()
    forget_results(now)
    uploads.forget_days(now)
    import_module(settings.SESSION_ENGINE).SessionStore.clear_expired()
