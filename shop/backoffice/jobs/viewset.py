"""Jobs with their progress, and the tasks that failed for good."""

from datetime import datetime
from typing import Any

from django import forms
from django.db.models import QuerySet
from django.urls import URLPattern, path, reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext, gettext_noop
from django.utils.translation import gettext_lazy as _
from django_tasks_db.models import DBTaskResult
from wagtail.admin.ui.tables import Column
from wagtail.admin.widgets.button import Button

from core.actions import jobs, tasks
from core.models import Job
from core.tasks import rounds
from shop.backoffice.acting import ActionForm, ActView
from shop.backoffice.columns import MomentColumn, StateColumn
from shop.backoffice.rows import (
    RowHistoryView,
    RowsIndexView,
    RowsViewSet,
    RowView,
)
from shop.search.tasks import rebuild_search
from shop.shelf.tasks import rebuild_cards

REBUILDS: dict[str, tuple[str, Any]] = {
    "search": (gettext_noop("Make the search index anew"), rebuild_search),
    "cards": (gettext_noop("Make all product cards anew"), rebuild_cards),
}


class JobIndexView(RowsIndexView):
    page_title = _("Jobs")
    empty_words = _("No job has run yet.")
    default_ordering = "-created_at"

    def get_base_queryset(self) -> QuerySet:
        return super().get_base_queryset().select_related("created_by")

    @cached_property
    def columns(self) -> list[Any]:
        return [
            self._get_title_column("__str__"),
            StateColumn("get_state_display", label=_("State")),
            Column("how_far", accessor=how_far, label=_("Done")),
            Column("text", label=_("Message")),
            Column("created_by", label=_("Started by")),
            MomentColumn("created_at", label=_("Begun"), sort_key="created_at"),
            MomentColumn("finished_at", label=_("Ended")),
        ]

    @cached_property
    def header_more_buttons(self) -> list[Button]:
        if not self.request.user.has_perm("core.add_job"):
            return super().header_more_buttons
        starts = [
            Button(
                gettext(title), url=reverse(f"jobs:start-{name}"), icon_name="rotate"
            )
            for name, (title, _task) in REBUILDS.items()
        ]
        return [*super().header_more_buttons, *starts]


def how_far(job: Job) -> str:
    return f"{job.done} / {job.total}" if job.total else ""


class JobView(RowView):
    page_title = _("Job")
    template_name = "shop/backoffice/jobs/job.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(**kwargs) | {"job": self.object}


class StartView(ActView):
    """Start a rebuild; while one runs, a second is refused."""

    model = Job
    index_url_name = "jobs:index"
    permission_required = "core.add_job"
    header_icon = "rotate"
    log_action = "shop.job_start"
    errors = (jobs.JobError,)
    kind = ""
    explanation = _("Pages and search go on while it runs.")
    success = _("The job waits for its turn.")

    def get_page_title(self) -> str:
        return gettext(REBUILDS[self.kind][0])

    def act(self, form: Any, by: Any, at: datetime) -> Job:
        title, task = REBUILDS[self.kind]
        job = jobs.open_job(kind=self.kind, title=title, key=self.kind, by=by, at=at)
        task.enqueue(job.pk)
        return job


class JobViewSet(RowsViewSet):
    model = Job
    name = "jobs"
    icon = "tasks"
    menu_label = _("Jobs")
    index_view_class = JobIndexView
    inspect_view_class = JobView
    inspect_template_name = JobView.template_name
    list_filter = ["state"]
    export_headings = {"name": _("Job")}
    list_export = ["name", "state", "done", "total", "created_by", "created_at"]
    export_filename = "jobs"

    def acts(self) -> list[URLPattern]:
        return [
            path(f"start/{kind}/", StartView.as_view(kind=kind), name=f"start-{kind}")
            for kind in REBUILDS
        ]


class DeadIndexView(RowsIndexView):
    page_title = _("Failed tasks")
    verbose_name, verbose_name_plural = _("failed task"), _("failed tasks")
    empty_words = _("No task has failed.")

    def get_base_queryset(self) -> QuerySet:
        return rounds.dead()

    @cached_property
    def columns(self) -> list[Any]:
        return [
            self.title_column("task_path", _("Task")),
            Column("exception_class_path", label=_("Error")),
            Column("args_kwargs", label=_("With")),
            MomentColumn("finished_at", label=_("Failed at")),
        ]

    def get_list_buttons(self, instance: DBTaskResult) -> list[Button]:
        """Return the buttons of a row, called by its task: the row itself has no name."""
        buttons = super().get_list_buttons(instance)
        label = gettext("More options for '%(title)s'")
        for button in buttons:
            button.attrs["aria-label"] = label % {"title": instance.task_path}
        return buttons


class DeadHistoryView(RowHistoryView):
    def get_page_subtitle(self) -> str:
        return self.object.task_path


class DeadView(RowView):
    page_title = _("Failed task")
    template_name = "shop/backoffice/jobs/dead.html"

    def acts(self) -> list[tuple[str, Any, str, str]]:
        if not rounds.dead().filter(pk=self.object.pk).exists():
            return []
        change, key = "django_tasks_database.change_dbtaskresult", [self.object.pk]
        return [
            (change, _("Try again"), reverse("dead:again", args=key), "rotate"),
            (change, _("Put aside"), reverse("dead:aside", args=key), "folder-inverse"),
        ]

    def get_page_subtitle(self) -> str:
        return self.object.task_path

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        acts = [act for act in self.acts() if self.request.user.has_perm(act[0])]
        return super().get_context_data(**kwargs) | {"task": self.object, "acts": acts}


class DeadActView(ActView):
    model = DBTaskResult
    index_url_name = "dead:index"
    permission_required = "django_tasks_database.change_dbtaskresult"
    errors = (tasks.DeadTaskError,)

    def get_page_subtitle(self) -> str:
        return self.object.task_path

    def get_success_url(self) -> str:
        return reverse("dead:index")


class AgainView(DeadActView):
    page_title = _("Try again")
    header_icon = "rotate"
    log_action = "shop.task_again"
    success = _("The task waits for its turn, with all its tries.")

    def act(self, form: Any, by: Any, at: datetime) -> DBTaskResult:
        tasks.try_again(task=self.object, by=by, at=at)
        return self.object


class WhyForm(ActionForm):
    reason = forms.CharField(label=_("Reason"), max_length=200)


class AsideView(DeadActView):
    form_class = WhyForm
    page_title = _("Put aside")
    header_icon = "folder-inverse"
    log_action = "shop.task_aside"
    is_serious = True
    explanation = _("It leaves the list and is never done. Say why that is right.")
    success = _("The task is put aside.")

    def act(self, form: WhyForm, by: Any, at: datetime) -> DBTaskResult:
        reason = form.cleaned_data["reason"]
        tasks.put_aside(task=self.object, reason=reason, by=by, at=at)
        return self.object


class DeadViewSet(RowsViewSet):
    model = DBTaskResult
    name = "dead"
    icon = "warning"
    menu_label = _("Failed tasks")
    index_view_class = DeadIndexView
    inspect_view_class = DeadView
    history_view_class = DeadHistoryView
    inspect_template_name = DeadView.template_name

    def acts(self) -> list[URLPattern]:
        return [
            path("again/<uuid:pk>/", AgainView.as_view(), name="again"),
            path("aside/<uuid:pk>/", AsideView.as_view(), name="aside"),
        ]
