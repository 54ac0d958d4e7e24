"""Text size and colours: the reader's own wish, kept in two cookies, without an account."""

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods

YEAR = 365 * 24 * 60 * 60


class DisplayForm(forms.Form):
    """What one may choose."""

    size = forms.ChoiceField(
        label=_("Text size"),
        choices=[("normal", _("Normal")), ("large", _("Large"))],
        widget=forms.RadioSelect,
    )
    theme = forms.ChoiceField(
        label=_("Colours"),
        choices=[
            ("auto", _("As on my device")),
            ("light", _("Light")),
            ("dark", _("Dark")),
        ],
        widget=forms.RadioSelect,
    )
    next = forms.CharField(widget=forms.HiddenInput, required=False)


def place_to_return_to(request: HttpRequest, wanted: str | None) -> str:
    """Return the address on this site that the reader came from, else the front page."""
    if wanted and url_has_allowed_host_and_scheme(
        wanted, allowed_hosts={request.get_host()}
    ):
        return wanted
    return reverse("wagtail_serve", args=[""])


@require_http_methods(["GET", "POST"])
def choose_display(request: HttpRequest) -> HttpResponse:
    """Show the two choices and keep them for a year."""
    if request.method != "POST":
        came_from = place_to_return_to(request, request.headers.get("referer"))
        form = DisplayForm(
            initial={
                "size": request.COOKIES.get("size", "normal"),
                "theme": request.COOKIES.get("theme", "auto"),
                "next": came_from,
            }
        )
        return render(
            request, "core/display.html", {"form": form, "section": "display"}
        )

    form = DisplayForm(request.POST)
    if not form.is_valid():
        return render(
            request,
            "core/display.html",
            {"form": form, "section": "display"},
            status=422,
        )
    response = redirect(place_to_return_to(request, form.cleaned_data["next"]))
    for name in ("size", "theme"):
        response.set_cookie(
            name,
            form.cleaned_data[name],
            max_age=YEAR,
            samesite="Lax",
            secure=request.is_secure(),
        )
    return response
