"""A job's page: how far long work is, for the one who started it."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from core.actions import jobs
from core.models import Job


@never_cache
@login_required
@require_safe
def job_detail(request: HttpRequest, pk: int) -> HttpResponse:
    """Show a job; asked by htmx, only the part that changes, until it has ended."""
    job = get_object_or_404(Job.objects.visible_to(request.user), pk=pk)
    is_part = bool(request.headers.get("HX-Request"))
    name = "core/job_progress.html" if is_part else "core/job.html"
    return render(request, name, {"job": job})


@login_required
@require_POST
def job_cancel(request: HttpRequest, pk: int) -> HttpResponse:
    job = get_object_or_404(Job.objects.visible_to(request.user), pk=pk)
    try:
        jobs.cancel(job=job, by=request.user, at=timezone.now())
    except jobs.JobError as error:
        messages.error(request, str(error.message))
    else:
        messages.success(request, _("The job is stopped."))
    return redirect("core:job-detail", job.pk)
