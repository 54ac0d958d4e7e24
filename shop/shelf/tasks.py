"""Work on cards and shelves that may wait."""

from django.utils import timezone
from django_tasks import task

from core.actions import jobs

from . import actions


@task
def rebuild_cards(job_id: int) -> None:
    """Make every card and shelf row anew as a job that somebody started."""

    def work(progress: jobs.Progress) -> None:
        def tell(done: int, total: int) -> None:
            progress.expect(total)
            progress.step(done)

        actions.rebuild_all(timezone.now(), tell)

    jobs.run(job_id=job_id, work=work)
