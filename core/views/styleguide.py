"""Every component in every state, for the people who build pages."""

import re
from datetime import timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any

from django import forms
from django.contrib.auth.decorators import login_required
from django.contrib.staticfiles import finders
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.templatetags.static import static
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext, pgettext_lazy
from django.views.decorators.http import require_safe

from core.display.choices import ChoiceText

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


def sample_cards() -> list[dict[str, Any]]:
    """Return four products as a list shows them."""
    rows: tuple[tuple[str, str, str, str, str, dict[str, bool]], ...] = (
        (
            "honey",
            pgettext("style guide", "Duck-foot-tree winter honey"),
            pgettext("style guide", "Lianshan"),
            "68.00",
            pgettext("style guide", "3 November, first honey"),
            {},
        ),
        (
            "apple",
            pgettext("style guide", "Zhaotong ugly apples"),
            pgettext("style guide", "Zhaotong"),
            "49.90",
            pgettext("style guide", "harvested yesterday"),
            {},
        ),
        (
            "pomelo",
            pgettext("style guide", "Dabu honey pomelo"),
            pgettext("style guide", "Dabu"),
            "32.00",
            pgettext("style guide", "keeps 2 more days"),
            {"is_old": True},
        ),
        (
            "mango",
            pgettext("style guide", "Guiqi mangoes"),
            pgettext("style guide", "Tiandong"),
            "45.00",
            pgettext("style guide", "Sold out, back in July"),
            {"is_sold_out": True},
        ),
    )
    return [
        {
            "url": "#",
            "name": name,
            "spec": pgettext("style guide", "2.5 kg box"),
            "slip": place,
            "price": Decimal(price),
            "per500": Decimal(price) / 5,
            "seal_text": "帮扶认定",
            "seal_name": pgettext("style guide", "Certified assistance product"),
            "fresh_text": fresh,
            "picture": {
                "src": static(f"img/samples/{file}.svg"),
                "width": 400,
                "height": 400,
                "alt": name,
            },
            **state,
        }
        for file, name, place, price, fresh, state in rows
    ]


def sample_stops() -> list[dict[str, Any]]:
    """Return a journey from village to door."""
    today = timezone.localdate()
    rows = (
        (
            1996,
            pgettext("style guide", "Yunling, harvest"),
            pgettext("style guide", "23 households"),
            56,
        ),
        (
            1510,
            pgettext("style guide", "Hezhang co-operative, grading"),
            pgettext("style guide", "2,400 kg"),
            51,
        ),
        (
            1074,
            pgettext("style guide", "Bijie laboratory, testing"),
            pgettext("style guide", "26 tests passed"),
            45,
        ),
        (
            21,
            pgettext("style guide", "Huangpu depot, Guangzhou"),
            pgettext("style guide", "960 boxes, 31 hours by lorry"),
            21,
        ),
        (
            8,
            pgettext("style guide", "Your door"),
            pgettext("style guide", "Order today, there on Wednesday"),
            -2,
        ),
    )
    return [
        {
            "altitude": m,
            "name": name,
            "detail": detail,
            "date": today - timedelta(days=ago),
            "is_next": ago < 0,
        }
        for m, name, detail, ago in rows
    ]


def sample_texts() -> dict[str, Any]:
    """Return the rest of what the page shows."""
    today = timezone.localdate()
    return {
        "steps": [
            {"text": pgettext("style guide", "Paid"), "state": "done", "time": "9:12"},
            {
                "text": pgettext("style guide", "Packed"),
                "state": "done",
                "time": "11:40",
            },
            {"text": pgettext("style guide", "Sent"), "state": "now", "time": "6:25"},
            {"text": pgettext("style guide", "On its way"), "state": ""},
            {"text": pgettext("style guide", "Received"), "state": ""},
        ],
        "harvested": today - timedelta(days=1),
        "best_before": today + timedelta(days=1),
        "long_ago": today - timedelta(days=30),
        "sums": [
            {"text": pgettext("style guide", "Goods"), "amount": Decimal("350.00")},
            {"text": pgettext("style guide", "Delivery"), "amount": Decimal("8.00")},
            {
                "text": pgettext("style guide", "Union voucher"),
                "amount": Decimal("-30.00"),
                "note": pgettext("style guide", "applied for you"),
            },
        ],
        "crumbs": [
            (_("Home"), "#"),
            (pgettext("style guide", "Nuts and dried goods"), "#"),
            (pgettext("style guide", "Walnuts"), ""),
        ],
    }


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
            "cards": sample_cards(),
            "stops": sample_stops(),
            **sample_texts(),
        },
    )
