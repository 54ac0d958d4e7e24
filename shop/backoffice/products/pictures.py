"""Pictures within the form of their product."""

from typing import Any

from django.forms.models import BaseInlineFormSet, inlineformset_factory
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms import WagtailAdminModelForm

from core.uploads.fields import PictureField
from shop.catalogue.models import Product, ProductImage

from .widgets import PictureInput


class PictureForm(WagtailAdminModelForm):
    file = PictureField(
        label=_("Picture"),
        required=False,
        widget=PictureInput,
        help_text=_("JPEG, PNG or WebP, at most 10 MB."),
    )

    class Meta(WagtailAdminModelForm.Meta):
        model = ProductImage
        fields = ("caption_zh_hans", "caption_en")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.instance.pk:
            # Another picture is another row: what was shown stays where it was printed.
            self.fields["file"].help_text = ""
            self.fields["file"].disabled = True
            self.fields["file"].widget = PictureInput(url=self.instance.original.url)
        else:
            self.fields["file"].required = True
        self.fields["caption_zh_hans"].required = True


class BasePictureForms(BaseInlineFormSet):
    @property
    def kept(self) -> list[Any]:
        """Return the forms in the order chosen."""
        forms_kept = [
            form
            for form in self.forms
            if form.cleaned_data and form not in self.deleted_forms
        ]
        return sorted(forms_kept, key=lambda form: form.cleaned_data["ORDER"] or 0)


PictureForms = inlineformset_factory(
    Product,
    ProductImage,
    form=PictureForm,
    formset=BasePictureForms,
    fk_name="product",
    extra=0,
    can_order=True,
)
