"""Work on the index that waits until the change it follows is committed."""

from collections.abc import Collection

from django.db import transaction
from django.utils import timezone
from django_tasks import task

from . import actions, stores
from .registry import sources


@task
def update_documents(kind: str, ids: Collection[str]) -> None:
    """Make these objects findable as they are now, or no longer findable."""
    with transaction.atomic():
        actions.refresh(
            kind=kind,
            ids=[str(pk) for pk in ids],
            source=sources()[kind],
            at=timezone.now(),
        )
        if stores.uses_server():
            send_to_server.enqueue()


@task
def send_to_server() -> None:
    """Tell the search server everything it has not been told; while it is away the rows remember what that is."""
    stores.server_store().catch_up()
