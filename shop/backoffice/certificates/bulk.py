"""Suspend several certificates at once: all of them, or none."""

from typing import Any

from django.db.models import QuerySet
from django.http import HttpResponse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext
from wagtail.admin.views.bulk_action import BulkAction
from wagtail.log_actions import log

from shop.backoffice.acting import ReasonForm
from shop.certification import actions, errors
from shop.certification.models import Certificate

from .effects import Effects, observe


class RefusedError(Exception):
    """One certificate was refused, so none was suspended."""

    def __init__(self, certificate: Certificate, why: Any) -> None:
        super().__init__(certificate, why)
        self.message = f"{certificate}: {why}"


class SuspendTogether(BulkAction):
    display_name = _("Suspend")
    aria_label = _("Suspend the chosen certificates")
    action_type = "suspend"
    template_name = "shop/backoffice/certificates_suspend.html"
    form_class = ReasonForm
    models = (Certificate,)
    classes = frozenset({"serious"})

    @classmethod
    def get_queryset(cls, _model: Any, object_ids: list[str]) -> QuerySet:
        """Return what was ticked; nobody ticks more than he sees."""
        chosen = [one for one in object_ids if one.isdecimal()]
        found = Certificate.objects.filter(pk__in=chosen).order_by("pk")
        return found.select_related("type", "current")

    def get_all_objects_in_listing_query(self, _parent_id: Any) -> list[str]:
        return []

    def check_perm(self, _certificate: Certificate) -> bool:
        return self.request.user.has_perm("certification.change_certificate")

    def get_execution_context(self) -> dict[str, Any]:
        form = self.cleaned_form
        return {"reason": form.cleaned_data["reason"], "by": self.request.user}

    @classmethod
    def execute_action(
        cls, objects: list[Certificate], *, reason: str, by: Any, **_more: Any
    ) -> tuple[int, int]:
        """Return how many were suspended, and how many products stopped selling."""
        stopped: set[int] = set()
        for certificate in objects:
            effects = suspended(certificate, reason=reason, by=by)
            stopped.update(product.pk for product in effects.stopped)
        return len(objects), len(stopped)

    def form_valid(self, form: Any) -> HttpResponse:
        try:
            return super().form_valid(form)
        except RefusedError as error:
            form.add_error(None, error.message)
            return self.form_invalid(form)

    def get_success_message(self, done: int, stopped: int) -> str:
        suspended_words = ngettext(
            "%(count)s certificate is suspended.",
            "%(count)s certificates are suspended.",
            done,
        ) % {"count": done}
        stopped_words = ngettext(
            "%(count)s product stopped selling.",
            "%(count)s products stopped selling.",
            stopped,
        ) % {"count": stopped}
        return f"{suspended_words} {stopped_words}" if stopped else suspended_words


def suspended(certificate: Certificate, *, reason: str, by: Any) -> Effects:
    """Suspend one, with its line in the history, and return what that did to the sale."""
    said = {"reason": reason, "by": by, "at": timezone.now()}
    try:
        effects = observe(
            certificate,
            lambda: actions.suspend(certificate=certificate, **said),
            at=said["at"],
        )
    except errors.CertificateError as error:
        raise RefusedError(certificate, error.message) from error
    log(certificate, "shop.certificate_suspend", user=by, data={"reason": reason})
    return effects
