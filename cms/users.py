"""Wagtail's user pages for a user with an e-mail address or a mobile number."""

from core.accounts.forms import MobileField
from django import forms
from wagtail.users.forms import UserCreationForm, UserEditForm
from wagtail.users.views import users


class EmailOrMobile(forms.ModelForm):
    """Wagtail declares e-mail and both names as required fields: declare them anew."""

    email = forms.EmailField(required=False, empty_value=None, label="E-mail")
    phone = MobileField(required=False, label="Mobile")
    first_name = forms.CharField(required=False)
    last_name = forms.CharField(required=False)


class CreationForm(EmailOrMobile, UserCreationForm):
    class Meta(UserCreationForm.Meta):
        fields = UserCreationForm.Meta.fields | {"phone"}

    def _clean_username(self):
        """Leave uniqueness to the model: Wagtail's own check finds every user without an e-mail address."""


class EditForm(EmailOrMobile, UserEditForm):
    class Meta(UserEditForm.Meta):
        fields = UserEditForm.Meta.fields | {"phone"}

    def _clean_username(self):
        """As in CreationForm."""


class UserIndexView(users.IndexView):
    @property
    def search_fields(self):
        return ["email", "phone", "first_name", "last_name"]


class UserViewSet(users.UserViewSet):
    index_view_class = UserIndexView
    ordering = "pk"

    def get_form_class(self, for_update=False):
        return EditForm if for_update else CreationForm
