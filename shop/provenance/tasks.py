"""Work on traces that may wait."""

from django.utils import timezone
from django_tasks import task


@task
def make_digest() -> None:
    """Put the events recorded since the last digest under a new one."""
    from . import actions  # noqa: PLC0415 - as everywhere, so that tasks can be named without loading actions

    actions.make_digest(at=timezone.now())
