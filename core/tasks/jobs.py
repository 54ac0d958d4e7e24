"""What comes round for jobs."""

from django.utils import timezone
from django_tasks import task

from core.actions import jobs


@task
def reap_jobs() -> None:
    """Fail the jobs whose worker died."""
    jobs.reap(at=timezone.now())
