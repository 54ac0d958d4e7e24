"""Record, renew, suspend, reinstate and withdraw a certificate."""

from datetime import datetime
from typing import Any, ClassVar

from django.contrib.admin.utils import quote
from django.db.models import QuerySet
from django.http import HttpResponse
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from wagtail.admin import messages
from wagtail.admin.views import generic
from wagtail.admin.widgets.button import Button

from shop.backoffice.acting import ActionForm, ActView, ReasonForm
from shop.backoffice.saving import SavedByAction
from shop.certification import actions, errors, numbers
from shop.certification.models import Certificate, CertificateVersion
from shop.certification.queries import ShownCertificate

from .effects import Effects, observe
from .listing import shown

Status = CertificateVersion.Status
NAME = "certificates"
REFUSALS: dict[type[Exception], str | None] = {
    errors.NumberTakenError: "number",
    errors.NumberMissingError: "number",
    errors.EndsBeforeStartError: "valid_until",
    errors.CertificateError: None,
}


class SaysEffects(SavedByAction):
    """Say what the change did to the sale, and whether the number looks odd."""

    refusals = REFUSALS

    def save_action(self) -> HttpResponse:
        response = super().save_action()  # type: ignore[misc]
        effects: Effects = self.form.effects  # type: ignore[attr-defined]
        if effects.words:
            messages.warning(self.request, effects.words, buttons=effects.links)  # type: ignore[attr-defined]
        certificate = self.object  # type: ignore[attr-defined]
        odd = numbers.warning(type=certificate.type, number=certificate.number)
        if odd:
            messages.warning(self.request, odd)  # type: ignore[attr-defined]
        return response


class CertificateCreateView(SaysEffects, generic.CreateView):
    pass


class CertificateEditView(SaysEffects, generic.EditView):
    template_name = "shop/backoffice/certificate_edit.html"
    submit_button_label = _("Record as a new version")

    def get_queryset(self) -> QuerySet:
        found = super().get_queryset()
        return found.select_related("type", "holder", "current__document")

    @cached_property
    def standing(self) -> ShownCertificate:
        return shown(self.object)

    @cached_property
    def versions(self) -> list[CertificateVersion]:
        found = self.object.versions.select_related("created_by", "document")
        return list(found.order_by("-version"))

    @cached_property
    def header_more_buttons(self) -> list[Button]:
        return [
            *super().header_more_buttons,
            *(
                Button(
                    view.page_title,
                    url=reverse(f"{NAME}:{address}", args=[quote(self.object.pk)]),
                    icon_name=view.header_icon,
                )
                for address, view in ACTION_VIEWS.items()
                if self.object.current.status in view.possible_in
            ),
        ]


class CertificateActView(ActView):
    model = Certificate
    index_url_name = f"{NAME}:index"
    object_page = "edit"
    permission_required = "certification.change_certificate"
    form_class: type[ActionForm] = ReasonForm
    header_icon = "warning"
    errors = (errors.CertificateError,)
    possible_in: ClassVar[frozenset[str]] = frozenset()
    is_serious = True

    def act(self, form: Any, by: Any, at: datetime) -> Effects:
        said = {"certificate": self.object, "by": by, "at": at}
        return observe(self.object, lambda: self.change(form, **said), at=at)

    def change(self, form: Any, **said: Any) -> None:
        """Call the action."""
        raise TypeError(type(self).__name__)

    def say_done(self, outcome: Effects) -> None:
        done = str(self.success) % {"object": self.object}
        words = f"{done} {outcome.words}".strip()
        messages.success(self.request, words, buttons=outcome.links)


class SuspendView(CertificateActView):
    page_title = _("Suspend")
    log_action = "shop.certificate_suspend"
    explanation = _("What needs this certificate is not sold from now on.")
    success = _("%(object)s is suspended.")
    possible_in = frozenset({Status.VALID})

    def change(self, form: Any, **said: Any) -> None:
        actions.suspend(reason=form.cleaned_data["reason"], **said)


class WithdrawView(CertificateActView):
    page_title = _("Withdraw for good")
    log_action = "shop.certificate_withdraw"
    header_icon = "cross"
    explanation = _(
        "A withdrawn certificate never comes back. What needs it is not sold from now on."
    )
    success = _("%(object)s is withdrawn.")
    possible_in = frozenset({Status.VALID, Status.SUSPENDED})

    def change(self, form: Any, **said: Any) -> None:
        actions.withdraw(reason=form.cleaned_data["reason"], **said)


class ReinstateView(CertificateActView):
    page_title = _("Lift the suspension")
    log_action = "shop.certificate_reinstate"
    header_icon = "resubmit"
    form_class = ActionForm
    is_serious = False
    explanation = _("The term stays what it was. What needs it may be sold again.")
    success = _("%(object)s is valid again.")
    possible_in = frozenset({Status.SUSPENDED})

    def change(self, form: Any, **said: Any) -> None:
        actions.reinstate(**said)


ACTION_VIEWS: dict[str, type[CertificateActView]] = {
    "suspend": SuspendView,
    "reinstate": ReinstateView,
    "withdraw": WithdrawView,
}
