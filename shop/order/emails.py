"""Mails about purchases, in the language they were made in."""

from django.conf import settings
from django.core.mail import EmailMessage
from django.template.loader import render_to_string
from django.utils import translation

from core.sms import send_sms
from shop.payment.actions import outcomes

from . import links
from .models import OrderGroup
from .notices import subject_of


def write(group_id: int, what: str, about: str = "") -> None:
    """Write to the buyer: by e-mail, or by short message when there is only a mobile number.

    The same mail sent twice, after a crash, carries the same id and is shown once.
    """
    group = OrderGroup.objects.prefetch_related(
        "orders__lines", "orders__despatch_advices"
    ).get(pk=group_id)
    named = about.partition(".")[0]
    orders = [one for one in group.orders.all() if one.number == named]
    with translation.override(group.language):
        subject = subject_of(what, group.number)
        if not group.contact_email:
            send_sms(phone=group.contact_phone, text=subject)
            return
        marks = [group.number, what, *filter(None, [about])]
        context = {
            "group": group,
            "what": what,
            "orders": orders or group.orders.all(),
            "missing": group.total - outcomes.kept(group),
            "address": settings.SITE_ORIGIN + links.guest_path(group),
        }
        EmailMessage(
            subject=subject,
            body=render_to_string("shop/order/mail.txt", context),
            to=[group.contact_email],
            headers={"Message-ID": f"<{'.'.join(marks)}@shanhai>"},
        ).send()
