"""Fields in our markup: label above, hint under it, error above the input: `{% load shanhai_forms %}`."""

from typing import Any

from django import forms, template
from django.forms.boundfield import BoundField
from django.template.loader import render_to_string
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

register = template.Library()

CHOICE_WIDGETS = (forms.RadioSelect, forms.CheckboxSelectMultiple)


def kind_of(bound: BoundField) -> str:
    """Return which of our field templates draws this widget."""
    widget = bound.field.widget
    if isinstance(widget, CHOICE_WIDGETS):
        return "choices"
    if isinstance(widget, forms.CheckboxInput):
        return "tick"
    if isinstance(widget, forms.PasswordInput):
        return "password"
    return "text"


def described_by(bound: BoundField, hint: str) -> str:
    """Return the ids of what explains the input: hint, then error."""
    ids = [f"{bound.auto_id}_hint"] * bool(hint) + [f"{bound.auto_id}_error"] * bool(
        bound.errors
    )
    return " ".join(ids)


def widget_attributes(
    bound: BoundField, hint: str, css: str, extra: dict[str, Any]
) -> dict[str, Any]:
    """Return the attributes our markup adds; a placeholder never stands for a label."""
    own = bound.field.widget.attrs
    if "placeholder" not in extra:
        own.pop("placeholder", None)
    attributes = {name.replace("_", "-"): value for name, value in extra.items()}
    if kind_of(bound) not in {"tick", "choices"}:
        attributes["class"] = " ".join(
            part for part in ("in", own.get("class", ""), css) if part
        )
    if ids := described_by(bound, hint):
        attributes["aria-describedby"] = ids
    return attributes


@register.simple_tag
def field(
    bound: BoundField,
    *,
    label: str = "",
    hint: str | None = None,
    css: str = "",
    wide: bool = False,
    optional: bool | None = None,
    **attributes: Any,
) -> SafeString:
    """Draw one field; other keywords become attributes of the input (autocomplete, inputmode, …)."""
    if bound.is_hidden:
        return SafeString(bound.as_hidden())
    hint = str(bound.help_text or "") if hint is None else hint
    kind = kind_of(bound)
    context = {
        "field": bound,
        "kind": kind,
        "label": label or bound.label,
        "hint": hint,
        "described_by": described_by(bound, hint),
        "is_optional": optional
        if optional is not None
        else not bound.field.required and kind != "tick",
        "wide": wide,
        "widget": ""
        if kind == "choices"
        else bound.as_widget(attrs=widget_attributes(bound, hint, css, attributes)),
    }
    return SafeString(render_to_string(f"components/field_{kind}.html", context))


def problems_of(bound: BoundField) -> list[str]:
    """Return what is wrong with a field; away from it, that it is empty says nothing without its name."""
    errors = bound.form.errors.get(bound.name)
    known = errors.as_data() if errors else []
    named = [error.code == "required" for error in known]
    texts = [str(text) for text in bound.errors]
    return [
        _("%(field)s: %(problem)s") % {"field": bound.label, "problem": text}
        if is_named
        else text
        for text, is_named in zip(texts, named, strict=True)
    ]


@register.inclusion_tag("components/error_summary.html")
def error_summary(*bound_forms: forms.BaseForm) -> dict[str, Any]:
    """List what must be corrected, in the words that stand at the fields, each a link to its field."""
    problems = []
    for form in bound_forms:
        problems += [{"text": text, "target": ""} for text in form.non_field_errors()]
        for bound in form:
            target = bound.id_for_label or bound.auto_id
            problems += [
                {"text": text, "target": target} for text in problems_of(bound)
            ]
    return {"problems": problems}


@register.inclusion_tag("components/fields.html")
def fields(form: forms.BaseForm) -> dict[str, Any]:
    """Draw the error summary and every field of the form."""
    return {"form": form}
