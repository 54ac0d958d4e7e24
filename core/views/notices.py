"""A person's inbox on the site."""

from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import get_language
from django.views.decorators.http import require_POST, require_safe

from core.accounts.people import person
from core.actions import notices
from core.models import Notice

PAGE = 20


@login_required
@require_safe
def notice_list(request: HttpRequest) -> HttpResponse:
    found = Notice.objects.visible_to(request.user)
    page = Paginator(found, PAGE).get_page(request.GET.get("page"))
    return render(request, "core/notices.html", {"page_obj": page})


@login_required
@require_POST
def notice_open(request: HttpRequest, pk: int) -> HttpResponse:
    """Mark a notice as read and lead to what it tells of."""
    notice = get_object_or_404(Notice.objects.visible_to(request.user), pk=pk)
    notices.mark_read(notice=notice, at=timezone.now())
    if not notice.path:
        return redirect("core:notice-list")
    before = "/en" if get_language() == "en" else ""
    return redirect(before + notice.path)


@login_required
@require_POST
def notices_read(request: HttpRequest) -> HttpResponse:
    notices.mark_all_read(by=person(request), at=timezone.now())
    return redirect("core:notice-list")
