"""Work on the index that waits until the change it follows is committed."""

from collections.abc import Collection

from django.db import transaction
from django.utils import timezone
from django_tasks import task

from core.actions import jobs

from . import actions, rebuilding, stores
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


@task
def rebuild_search(job_id: int) -> None:
    """Make the index anew as a job that somebody started."""

    def work(progress: jobs.Progress) -> None:
        def tell(done: int, total: int) -> None:
            progress.expect(total)
            progress.step(done)

        rebuilding.rebuild_everything(at=timezone.now(), tell=tell)

    jobs.run(job_id=job_id, work=work)
