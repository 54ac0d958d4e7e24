"""Documents that prove something: from a form into private storage, and shown where their record stands."""

from datetime import datetime
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from core.actions import evidence
from core.models import EvidenceFile
from core.uploads.fields import DocumentField


def document_field() -> DocumentField:
    return DocumentField(
        label=_("Document"),
        required=False,
        help_text=_(
            "PDF, JPEG or PNG, at most 10 MB. Staff and its owner may open it."
        ),
    )


def public_field() -> forms.BooleanField:
    return forms.BooleanField(
        label=_("Everybody may open the document"),
        required=False,
        help_text=_("It is offered beside its record in the shop."),
    )


def kept(
    found: dict[str, Any], *, kind: str, owner: Any, by: Any, at: datetime
) -> EvidenceFile | None:
    """Keep the document of a checked form; none when there is none."""
    if not found.get("document"):
        return None
    return evidence.keep(
        file=found["document"],
        kind=kind,
        owner=owner,
        by=by,
        at=at,
        is_public=found["is_public"],
    )


def refuse_nothing(form: forms.BaseForm) -> None:
    """Say that a document which everybody may open has to be chosen first."""
    found = form.cleaned_data
    is_missing = not found.get("document") and "document" not in form.errors
    if found.get("is_public") and is_missing:
        form.add_error("is_public", _("Choose the document first."))
