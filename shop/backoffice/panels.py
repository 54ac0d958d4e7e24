"""Panels for plain models."""

from django.utils.functional import Promise
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, InlinePanel


class PlainInlinePanel(InlinePanel):
    """Show `form.formsets[relation_name]`, which the form itself builds; the parent stays a plain model."""

    def get_form_options(self) -> dict:
        return {}

    class BoundPanel(InlinePanel.BoundPanel):
        pass


def in_both(name: str, label: str | Promise, **options: object) -> FieldRowPanel:
    """Return the two languages of a text side by side."""
    sides = {"zh_hans": _("Chinese"), "en": _("English")}
    return FieldRowPanel(
        [
            FieldPanel(
                f"{name}_{suffix}",
                heading=format_lazy("{} · {}", label, side),
                **options,
            )
            for suffix, side in sides.items()
        ]
    )
