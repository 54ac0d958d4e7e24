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
from django.utils.translation import gettext_lazy
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
        label=gettext_lazy("Recipient"),
        help_text=gettext_lazy("As on the identity card"),
    )
    phone = forms.RegexField(r"^\d{11}$", label=gettext_lazy("Mobile number"))
    password = forms.CharField(
        label=gettext_lazy("Password"), widget=forms.PasswordInput
    )
    kind = forms.ChoiceField(
        label=gettext_lazy("Kind of address"), choices=[("h", gettext_lazy("Home"))]
    )
    note = forms.CharField(
        label=gettext_lazy("Note"),
        widget=forms.Textarea(attrs={"rows": 2}),
        required=False,
    )
    keep = forms.BooleanField(label=gettext_lazy("Keep this address"), required=False)
    when = forms.ChoiceField(label=gettext_lazy("When"), widget=forms.RadioSelect)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["phone"].error_messages["invalid"] = _(
            "The mobile number must have 11 digits"
        )
        self.fields["when"].choices = [  # type: ignore[attr-defined]
            ("wed", ChoiceText(_("Wednesday 14:00–18:00"), hint=_("All at once"))),
            ("soon", ChoiceText(_("As soon as possible"), hint=_("In two parcels"))),
            (
                "account",
                ChoiceText(_("On account"), reason=_("For signed-in organisations")),
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
    rows = (
        (
            "honey",
            _("Duck-foot-tree winter honey"),
            _("Lianshan"),
            "68.00",
            _("3 November, first honey"),
            {},
        ),
        (
            "apple",
            _("Zhaotong ugly apples"),
            _("Zhaotong"),
            "49.90",
            _("harvested yesterday"),
            {},
        ),
        (
            "pomelo",
            _("Dabu honey pomelo"),
            _("Dabu"),
            "32.00",
            _("keeps 2 more days"),
            {"is_old": True},
        ),
        (
            "mango",
            _("Guiqi mangoes"),
            _("Tiandong"),
            "45.00",
            _("Sold out, back in July"),
            {"is_sold_out": True},
        ),
    )
    return [
        {
            "url": "#",
            "name": name,
            "spec": _("2.5 kg box"),
            "slip": place,
            "price": Decimal(price),
            "per500": Decimal(price) / 5,
            "seal_text": "帮扶认定",
            "seal_name": _("Certified assistance product"),
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
        (1996, _("Yunling, harvest"), _("23 households"), 56),
        (1510, _("Hezhang co-operative, grading"), _("2,400 kg"), 51),
        (1074, _("Bijie laboratory, testing"), _("26 tests passed"), 45),
        (21, _("Huangpu depot, Guangzhou"), _("960 boxes, 31 hours by lorry"), 21),
        (8, _("Your door"), _("Order today, there on Wednesday"), -2),
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
            {"text": _("Paid"), "state": "done", "time": "9:12"},
            {"text": _("Packed"), "state": "done", "time": "11:40"},
            {"text": _("Sent"), "state": "now", "time": "6:25"},
            {"text": _("On its way"), "state": ""},
            {"text": _("Received"), "state": ""},
        ],
        "harvested": today - timedelta(days=1),
        "best_before": today + timedelta(days=1),
        "long_ago": today - timedelta(days=30),
        "sums": [
            {"text": _("Goods"), "amount": Decimal("350.00")},
            {"text": _("Delivery"), "amount": Decimal("8.00")},
            {
                "text": _("Union voucher"),
                "amount": Decimal("-30.00"),
                "note": _("applied for you"),
            },
        ],
        "crumbs": [
            (_("Home"), "#"),
            (_("Nuts and dried goods"), "#"),
            (_("Walnuts"), ""),
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
            "name": "",
            "phone": "1382217640",
            "when": "wed",
            "kind": "h",
            "password": "x",
        },
        prefix="bad",
    )
    return render(
        request,
        "core/styleguide.html",
        {
            "swatches": SWATCHES,
            "icons": icon_names(),
            "good_form": SampleForm(initial={"name": _("Chen Min"), "when": "wed"}),
            "bad_form": bad_form,
            "cards": sample_cards(),
            "stops": sample_stops(),
            **sample_texts(),
        },
    )
