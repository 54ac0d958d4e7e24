"""Forms of the pay page and of the sandbox's own page."""

from datetime import timedelta

from django import forms
from django.utils.translation import gettext_lazy as _

from .actions.pretending import Post


class PostForm(forms.Form):
    """How the pretended company's messages travel."""

    times = forms.IntegerField(
        label=_("How often each message is sent"),
        help_text=_("0 loses it, 1 is usual, more repeats it."),
        min_value=0,
        max_value=9,
        initial=1,
    )
    delay = forms.IntegerField(
        label=_("How many seconds late"), min_value=0, max_value=3600, initial=0
    )

    @classmethod
    def usual(cls) -> dict[str, str]:
        return {name: str(one.initial) for name, one in cls.base_fields.items()}

    @property
    def post(self) -> Post:
        data = self.cleaned_data
        return Post(data["times"], timedelta(seconds=data["delay"]))
