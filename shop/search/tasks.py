"""Work on the index that waits until the change it follows is committed."""

from collections.abc import Collection

from django.utils import timezone
from django_tasks import task

from . import actions
from .registry import sources


@task
def update_documents(kind: str, ids: Collection[str]) -> None:
    """Make these objects findable as they are now, or no longer findable."""
    actions.refresh(
        kind=kind,
        ids=[str(pk) for pk in ids],
        source=sources()[kind],
        at=timezone.now(),
    )
