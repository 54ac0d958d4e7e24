"""What staff are told about certificates."""

from collections.abc import Sequence

from django.conf import settings
from django.core.mail import EmailMessage
from django.template.loader import render_to_string
from django.utils import translation
from django.utils.translation import ngettext

from core.models import User

from .models import ExpiryNotice


def tell_staff(notices: Sequence[ExpiryNotice]) -> int:
    """Send one mail on these notices to everybody on the staff, in the first language; return to how many people."""
    staff = User.objects.filter(is_staff=True, is_active=True).exclude(email=None)
    addresses = list(staff.order_by("pk").values_list("email", flat=True))
    if not addresses or not notices:
        return 0
    with translation.override(settings.LANGUAGE_CODE):
        subject = ngettext(
            "%(count)s certificate nears its end",
            "%(count)s certificates near their end",
            len(notices),
        ) % {"count": len(notices)}
        body = render_to_string("shop/certification/expiry.txt", {"notices": notices})
    # Each addressee alone: nobody learns the others' addresses. Sent twice after a crash, it is shown once.
    for place, address in enumerate(addresses):
        mark = f"expiry.{notices[0].pk}.{notices[-1].pk}.{place}"
        EmailMessage(
            subject=subject,
            body=body,
            to=[str(address)],
            headers={"Message-ID": f"<{mark}@shanhai>"},
        ).send()
    return len(addresses)
