"""Running the task rows that a test has made."""

from django_tasks_db.models import DBTaskResult

MOST_ROUNDS = 50


def run_tasks(*, lose=()):
    """Run the tasks that are due and those they make; one that raises an error of `lose` is lost, as when a worker dies."""
    for _round in range(MOST_ROUNDS):
        if not (rows := waiting_tasks()):
            return
        run_each(rows, lose)
    raise AssertionError("these tasks make new ones without end")


def run_each(rows, lose):
    for row in rows:
        call = row.args_kwargs
        try:
            DBTaskResult.objects.filter(pk=row.pk).update(status="SUCCESSFUL")
            row.task.func(*call["args"], **call["kwargs"])
        except tuple(lose):
            DBTaskResult.objects.filter(pk=row.pk).update(status="FAILED")


def waiting_tasks():
    """Return the task rows that are due now, in the order in which they were made."""
    rows = DBTaskResult.objects.ready().filter(task_path__startswith="shop.payment")
    return list(rows.order_by("enqueued_at"))
