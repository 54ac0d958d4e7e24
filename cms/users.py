"""Wagtail's user pages for a user with an e-mail address or a mobile number."""

from django import forms
from django.utils.translation import gettext_lazy as _
from wagtail.users.forms import UserCreationForm, UserEditForm
from wagtail.users.views import users

from core.accounts.forms import MobileField


class EmailOrMobile(forms.ModelForm):
    """Wagtail declares e-mail and both names as required fields: declare them anew."""

    email = forms.EmailField(required=False, empty_value=None, label=_("E-mail"))
    phone = MobileField(required=False, label=_("Mobile"))
    first_name = forms.CharField(required=False)
    last_name = forms.CharField(required=False)


class CreationForm(EmailOrMobile, UserCreationForm):
    class Meta(UserCreationForm.Meta):
        fields = UserCreationForm.Meta.fields | {"phone"}

    def _clean_username(self) -> None:
        """Leave uniqueness to the model: Wagtail's own check finds every user without an e-mail address."""


class EditForm(EmailOrMobile, UserEditForm):
    class Meta(UserEditForm.Meta):
        fields = UserEditForm.Meta.fields | {"phone"}

    def _clean_username(self) -> None:
        """As in CreationForm."""


class UserIndexView(users.IndexView):
    @property
    def search_fields(self) -> list[str]:
        return ["email", "phone", "first_name", "last_name"]


class UserViewSet(users.UserViewSet):
    index_view_class = UserIndexView
    ordering = "pk"

    def get_form_class(self, for_update: bool = False) -> type[forms.ModelForm]:  # noqa: FBT001, FBT002 - Wagtail's signature
        return EditForm if for_update else CreationForm
