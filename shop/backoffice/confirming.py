"""Pages that ask for a reason, then call one action."""

from typing import Any, ClassVar

from django import forms
from django.contrib.admin.utils import quote
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _
from django.views.generic import FormView
from wagtail.admin import messages
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.admin.views.generic.permissions import PermissionCheckedMixin
from wagtail.log_actions import log


class ReasonForm(forms.Form):
    reason = forms.CharField(
        label=_("Reason"), max_length=200, widget=forms.Textarea(attrs={"rows": 3})
    )


class NoReasonForm(forms.Form):
    """Nothing to fill in: the page only asks once more."""


class ActionView(PermissionCheckedMixin, WagtailAdminTemplateMixin, FormView):
    """Load the object, show what will happen, call `perform`, write the log entry in the same transaction."""

    model: Any = None
    permission_required = "change"
    form_class: type[forms.Form] = ReasonForm
    template_name = "shop/backoffice/confirm.html"
    header_icon = "warning"
    viewset_name = ""
    log_action = ""
    explanation: str | Promise = ""
    done_message: str | Promise = _("Done.")
    refusals: ClassVar[tuple[type[Exception], ...]] = ()
    is_serious = False
    _show_breadcrumbs = True

    def setup(self, request: HttpRequest, *args: Any, pk: int, **kwargs: Any) -> None:
        super().setup(request, *args, **kwargs)
        self.object = get_object_or_404(self.model, pk=pk)

    def perform(self, form: Any) -> Any:
        """Call the action and return what it did."""
        raise TypeError(type(self).__name__)

    def say_done(self, outcome: Any) -> None:
        messages.success(self.request, self.done_message % {"object": self.object})

    def form_valid(self, form: Any) -> HttpResponse:
        try:
            with transaction.atomic():
                outcome = self.perform(form)
                reason = form.cleaned_data.get("reason", "")
                log(
                    self.object,
                    self.log_action,
                    user=self.request.user,
                    data={"reason": reason},
                )
        except self.refusals as error:
            form.add_error(None, str(error.message))  # type: ignore[attr-defined]
            return self.form_invalid(form)
        self.say_done(outcome)
        return redirect(self.get_success_url())

    def get_success_url(self) -> str:
        return self.url_of("edit")

    def url_of(self, page: str) -> str:
        return reverse(f"{self.viewset_name}:{page}", args=[quote(self.object.pk)])

    def get_page_subtitle(self) -> str:
        return str(self.object)

    def get_breadcrumbs_items(self) -> list[dict[str, str]]:
        plural = capfirst(self.model._meta.verbose_name_plural)  # noqa: SLF001
        return [
            *self.breadcrumbs_items,
            {"url": reverse(f"{self.viewset_name}:index"), "label": plural},
            {"url": self.get_success_url(), "label": str(self.object)},
            {"url": "", "label": str(self.page_title)},
        ]
