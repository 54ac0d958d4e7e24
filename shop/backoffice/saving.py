"""Forms whose `save()` calls an action: what the action refuses is said at its field, and nothing was changed."""

from typing import Any, ClassVar

from django import forms
from django.http import HttpResponse


class SavedByAction:
    """Part of a create or edit view; `refusals` maps the errors of its action to the field they are about."""

    refusals: ClassVar[dict[type[Exception], str | None]] = {}

    def form_valid(self, form: forms.ModelForm) -> HttpResponse:
        try:
            return super().form_valid(form)  # type: ignore[misc]
        except tuple(self.refusals) as error:
            form.add_error(self.field_of(error, form), str(error.message))  # type: ignore[attr-defined]
            self.produced_error_message = self.get_error_message()  # type: ignore[attr-defined]
            return self.form_invalid(form)  # type: ignore[attr-defined]

    def field_of(self, error: Exception, form: forms.BaseForm) -> Any:
        """Return the field of the nearest class named, None for the whole form or a field it does not have."""
        named = next(kind for kind in type(error).__mro__ if kind in self.refusals)
        field = self.refusals[named]
        return field if field in form.fields else None
