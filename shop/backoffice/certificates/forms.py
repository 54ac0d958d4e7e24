"""The form of a certificate. Sent again, it records the next version; what was said before stays."""

from collections.abc import Callable
from functools import cache
from typing import Any

from django import forms
from django.db import transaction
from django.forms.models import BaseInlineFormSet, inlineformset_factory
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms import WagtailAdminModelForm
from wagtail.admin.widgets import AdminDateInput

from core.models import EvidenceFile
from shop.backoffice import evidence
from shop.certification import actions
from shop.certification.errors import EndsBeforeStartError
from shop.certification.models import Certificate, CertificateVersion, Recognition

from .effects import Effects, observe

TERMS = ("issuer_zh_hans", "issuer_en", "valid_from", "valid_until")


class RecognitionForm(WagtailAdminModelForm):
    class Meta(WagtailAdminModelForm.Meta):
        fields = ("product", "is_required")
        help_texts = {"is_required": _("The product is sold only while this is valid.")}


class BaseRecognitionForms(BaseInlineFormSet):
    def attach(self, certificate: Certificate, **said: Any) -> None:
        for form in self.deleted_forms:
            if form.instance.pk:
                actions.detach(recognition=form.instance, **said)
        for form in self.forms:
            if form.has_changed() and form not in self.deleted_forms:
                actions.attach(
                    certificate=certificate,
                    product=form.cleaned_data["product"],
                    is_required=form.cleaned_data["is_required"],
                    **said,
                )


@cache
def recognition_forms() -> Any:
    """Return the formset, made late: the chooser of products is registered after this module is read."""
    return inlineformset_factory(
        Certificate,
        Recognition,
        form=RecognitionForm,
        formset=BaseRecognitionForms,
        extra=0,
    )


class CertificateForm(WagtailAdminModelForm):
    issuer_zh_hans = forms.CharField(label=_("Issuer in Chinese"), max_length=120)
    issuer_en = forms.CharField(
        label=_("Issuer in English"), max_length=120, required=False
    )
    valid_from = forms.DateField(label=_("Valid from"), widget=AdminDateInput)
    valid_until = forms.DateField(
        label=_("Valid until"),
        widget=AdminDateInput,
        required=False,
        help_text=_("The last day counts. Empty: without end."),
    )
    document = evidence.document_field()
    is_public = evidence.public_field()

    class Meta(WagtailAdminModelForm.Meta):
        model = Certificate
        fields: tuple[str, ...] = ()

    def __init__(
        self, data: Any = None, files: Any = None, instance: Any = None, **kwargs: Any
    ) -> None:
        super().__init__(data, files, instance=instance, **kwargs)
        self.effects = Effects([], [])
        self.terms = self.instance.current if self.instance.pk else None
        if self.terms:
            for name in TERMS:
                self.initial[name] = getattr(self.terms, name)
            for name in ("type", "number", "holder"):
                self.fields[name].disabled = True
        self.formsets = {
            "recognitions": recognition_forms()(
                data, files, instance=self.instance, prefix="recognitions"
            )
        }

    def is_multipart(self) -> bool:
        return True

    def clean(self) -> dict[str, Any]:
        found = super().clean() or self.cleaned_data
        evidence.refuse_nothing(self)
        begins, ends = found.get("valid_from"), found.get("valid_until")
        if begins and ends and ends < begins:
            self.add_error("valid_until", EndsBeforeStartError.message)
        is_suspended = (
            self.terms and self.terms.status == CertificateVersion.Status.SUSPENDED
        )
        if is_suspended and self.has_new_terms():
            self.add_error(
                None, _("Lift the suspension first; then record the next term.")
            )
        return found

    def has_new_terms(self) -> bool:
        return bool({*TERMS, "document"} & set(self.changed_data))

    @transaction.atomic
    def save(self, commit: bool = True) -> Certificate:  # noqa: FBT001, FBT002 - Django's signature
        """Record the certificate or its next version, then what it speaks for."""
        said = {"by": self.for_user, "at": timezone.now()}
        write = self.record if not self.instance.pk else self.renew
        self.effects = observe(
            self.instance, lambda: self.write_all(write, **said), at=said["at"]
        )
        return self.instance

    def write_all(self, write: Callable[..., None], **said: Any) -> None:
        write(**said)
        self.formsets["recognitions"].attach(self.instance, **said)

    def record(self, **said: Any) -> None:
        found = self.cleaned_data
        made = actions.record_certificate(
            type=found["type"],
            number=found["number"],
            holder=found["holder"],
            validity=self.validity(**said),
            **said,
        )
        self.instance.pk, self.instance.current = made.pk, made.current
        self.instance._state.adding = False  # noqa: SLF001 - it is stored now

    def renew(self, **said: Any) -> None:
        if self.has_new_terms():
            actions.renew(
                certificate=self.instance, validity=self.validity(**said), **said
            )

    def validity(self, **said: Any) -> actions.Validity:
        found = self.cleaned_data
        document = evidence.kept(
            found,
            kind=EvidenceFile.Kind.CERTIFICATE,
            owner=self.instance.holder,
            **said,
        )
        return actions.Validity(
            issuer=found["issuer_zh_hans"],
            issuer_en=found["issuer_en"],
            valid_from=found["valid_from"],
            valid_until=found["valid_until"],
            document=document or (self.terms.document if self.terms else None),
        )
