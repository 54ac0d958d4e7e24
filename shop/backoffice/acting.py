"""A page that does one thing: a form, one action, a sentence about what came of it, and a line in the log."""

from datetime import datetime
from decimal import Decimal
from typing import Any

from django import forms
from django.contrib.auth.mixins import PermissionRequiredMixin
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.text import capfirst
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.generic import FormView
from wagtail.admin import messages
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.log_actions import log


class ActionForm(forms.Form):
    """A form without questions: pressing the button says it all."""

    required_css_class = "required"


def sum_field() -> forms.DecimalField:
    """Return a sum above zero, to the fen."""
    return forms.DecimalField(
        label=_("Sum"),
        max_digits=12,
        decimal_places=2,
        min_value=Decimal("0.01"),
        error_messages={"min_value": _("Give a sum above zero, to the fen.")},
    )


class ReasonForm(ActionForm):
    reason = forms.CharField(
        label=_("Reason"), max_length=200, widget=forms.Textarea(attrs={"rows": 3})
    )


class ActView(WagtailAdminTemplateMixin, PermissionRequiredMixin, FormView):
    """Ask, call one action, answer. What the action refuses stands above the form, and nothing has changed."""

    model: Any = None
    object: Any
    form_class: type[forms.Form] = ActionForm
    template_name = "shop/backoffice/act.html"
    errors: tuple[type[Exception], ...] = ()
    log_action = ""
    index_url_name = ""
    # The page of the object that the button leads back to.
    object_page = "inspect"
    explanation: str | Promise = ""
    success: str | Promise = ""
    is_serious = False
    # A provider is called outside any transaction.
    is_atomic = True

    def handle_no_permission(self) -> Any:
        raise PermissionDenied

    def setup(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        super().setup(request, *args, **kwargs)
        self.object = self.get_object() if "pk" in kwargs else None

    def get_object(self) -> Any:
        return get_object_or_404(self.model, pk=self.kwargs["pk"])

    def act(self, form: Any, by: Any, at: datetime) -> Any:
        """Call the action and return what came of it: what the log is about, unless the page has an object."""
        raise TypeError(type(self).__name__)

    def log_data(self, form: Any) -> dict[str, Any]:
        """Return what the log keeps besides who and when."""
        given = form.cleaned_data
        return {"reason": given["reason"]} if "reason" in given else {}

    def form_valid(self, form: Any) -> HttpResponse:
        try:
            if self.is_atomic:
                with transaction.atomic():
                    self.act_and_log(form)
            else:
                self.act_and_log(form)
        except self.errors as error:
            form.add_error(None, str(error.message))  # type: ignore[attr-defined]
            return self.form_invalid(form)
        self.say_done(self.outcome)
        return redirect(self.get_success_url())

    def act_and_log(self, form: Any) -> None:
        self.outcome = self.act(form, self.request.user, timezone.now())
        subject = self.object or self.outcome
        log(subject, self.log_action, user=self.request.user, data=self.log_data(form))

    def say_done(self, outcome: Any) -> None:
        """Tell the person what came of it."""
        messages.success(self.request, self.success % {"object": self.object})

    def get_success_url(self) -> str:
        return self.url_of(self.object or self.outcome)

    def url_of(self, subject: Any, page: str = "") -> str:
        name = self.index_url_name.partition(":")[0]
        return reverse(f"{name}:{page or self.object_page}", args=[subject.pk])

    def get_page_subtitle(self) -> str:
        return str(self.object) if self.object else ""

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        label = capfirst(self.model._meta.verbose_name_plural)  # noqa: SLF001 - Django's documented interface
        above = [{"url": reverse(self.index_url_name), "label": label}]
        if self.object:
            url, label = self.url_of(self.object), self.get_page_subtitle()
            above.append({"url": url, "label": label})
        here = {"url": "", "label": self.get_page_title(), "sublabel": ""}
        return [*self.breadcrumbs_items, *above, here]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        back = reverse(self.index_url_name)
        if self.object:
            back = self.url_of(self.object)
        words = {"back_url": back, "button": self.get_page_title() or gettext("Go on")}
        return super().get_context_data(**words, **kwargs)
