"""What every page of an account shows beside its own: unread notices, devices, for whom one acts."""

from typing import Any

from django import template
from django.template.context import Context

from core.accounts import acting
from core.display import devices
from core.models import Notice, User

register = template.Library()
register.filter("device", devices.device)
register.filter("is_phone", devices.is_phone)


@register.simple_tag
def unread_count(user: User) -> int:
    return Notice.objects.visible_to(user).unread().count()


@register.inclusion_tag("core/acting.html", takes_context=True)
def acting_switch(context: Context) -> dict[str, Any]:
    """The choice of an organisation, for whoever has one."""
    request = context["request"]
    membership = acting.membership_of(request)
    return {
        "memberships": acting.memberships_of(request),
        "chosen": membership.pk if membership else None,
        "csrf_token": context.get("csrf_token"),
    }
