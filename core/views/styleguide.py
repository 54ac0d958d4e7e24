"""Every component in every state, for the people who build pages."""

import re
from pathlib import Path
from typing import Any

from django import forms
from django.contrib.auth.decorators import login_required
from django.contrib.staticfiles import finders
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy, pgettext, pgettext_lazy
from django.views.decorators.http import require_safe

from core.display.choices import ChoiceText
from core.views import styleguide_samples

SWATCHES = (
    ("paper", "#FAF7F0", ""),
    ("sheet", "#FFFEFB", ""),
    ("sunk", "#F1ECE0", ""),
    ("ink", "#1F2421", "14.7"),
    ("ink-2", "#4A514C", "7.6"),
    ("ink-3", "#656A63", "5.2"),
    ("pine", "#1F5F4A", "7.0"),
    ("price", "#B5400F", "5.3"),
    ("persimmon", "#D9572B", "3.7"),
    ("sea", "#235A74", "7.0"),
    ("warn", "#7D5608", "6.1"),
    ("millet", "#D9A441", ""),
    ("seal", "#A32B23", "6.7"),
)


class SampleForm(forms.Form):
    """One field of each kind."""

    name = forms.CharField(
        label=pgettext_lazy("style guide", "Recipient"),
        help_text=pgettext_lazy("style guide", "As on the identity card"),
    )
    phone = forms.RegexField(r"^\d{11}$", label=gettext_lazy("Mobile number"))
    password = forms.CharField(
        label=gettext_lazy("Password"), widget=forms.PasswordInput
    )
    kind = forms.ChoiceField(
        label=pgettext_lazy("style guide", "Kind of address"),
        choices=[("h", pgettext_lazy("style guide", "Home"))],
    )
    note = forms.CharField(
        label=pgettext_lazy("style guide", "Note"),
        widget=forms.Textarea(attrs={"rows": 2}),
        required=False,
    )
    keep = forms.BooleanField(
        label=pgettext_lazy("style guide", "Keep this address"), required=False
    )
    when = forms.ChoiceField(
        label=pgettext_lazy("style guide", "When"), widget=forms.RadioSelect
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["phone"].error_messages["invalid"] = pgettext(
            "style guide", "The mobile number must have 11 digits"
        )
        self.fields["when"].choices = [  # type: ignore[attr-defined]
            (
                "wed",
                ChoiceText(
                    pgettext("style guide", "Wednesday 14:00–18:00"),
                    hint=pgettext("style guide", "All at once"),
                ),
            ),
            (
                "soon",
                ChoiceText(
                    pgettext("style guide", "As soon as possible"),
                    hint=pgettext("style guide", "In two parcels"),
                ),
            ),
            (
                "account",
                ChoiceText(
                    pgettext("style guide", "On account"),
                    reason=pgettext("style guide", "For signed-in organisations"),
                ),
            ),
        ]


def icon_names() -> list[str]:
    """Return the names in the sprite."""
    sprite = finders.find("img/icons.svg")
    return re.findall(
        r'<symbol id="([\w-]+)"', Path(str(sprite)).read_text(encoding="utf-8")
    )


@login_required
@require_safe
def styleguide(request: HttpRequest) -> HttpResponse:
    """Show everything to staff; for others there is no such page."""
    if not request.user.is_staff:
        raise Http404
    bad_form = SampleForm(
        {
            "bad-phone": "1382217640",
            "bad-when": "wed",
            "bad-kind": "h",
            "bad-password": "x",
        },
        prefix="bad",
    )
    return render(
        request,
        "core/styleguide.html",
        {
            "swatches": SWATCHES,
            "icons": icon_names(),
            "good_form": SampleForm(
                initial={"name": pgettext("style guide", "Chen Min"), "when": "wed"}
            ),
            "bad_form": bad_form,
            **styleguide_samples.everything(),
        },
    )
