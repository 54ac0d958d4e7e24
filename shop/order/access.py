"""Who may open a purchase: its owner, staff, or whoever has its link. Everybody else sees what a wrong number shows."""

from django.http import Http404, HttpRequest

from . import links
from .models import OrderGroup


def group_or_404(request: HttpRequest, number: str) -> OrderGroup:
    """Return a purchase the visitor may see.

    Raises:
        Http404: for an unknown number and for somebody else's alike.
    """
    group = OrderGroup.objects.filter(number=number).first()
    if group is None:
        raise Http404
    is_mine = OrderGroup.objects.visible_to(request.user).filter(pk=group.pk).exists()
    if is_mine or links.opens(
        group, request.GET.get("key", "") or request.POST.get("key", "")
    ):
        return group
    raise Http404
