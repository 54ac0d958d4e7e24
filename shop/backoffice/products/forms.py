"""The form of a product. It checks shape; what it writes goes through the catalogue's actions."""

from typing import Any

from django import forms
from django.db import transaction
from django.forms.models import BaseInlineFormSet, inlineformset_factory
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms import WagtailAdminModelForm

from core.models import Organisation
from shop.backoffice.models import ProductPage
from shop.catalogue import actions
from shop.catalogue.models import BenefitFact, Category, Product, ProductImage
from shop.partner.models import Partner

from .packs import PackForms
from .pictures import PictureForms
from .widgets import SeasonInput

BENEFIT_FIELDS = (
    "mechanism",
    "households",
    "persons",
    "annual_amount",
    "honesty",
    "confirmed_by",
)


class BenefitForm(WagtailAdminModelForm):
    class Meta(WagtailAdminModelForm.Meta):
        model = BenefitFact
        fields = BENEFIT_FIELDS


class BaseBenefitForms(BaseInlineFormSet):
    @property
    def kept(self) -> list[BenefitFact]:
        return [
            form.instance
            for form in self.forms
            if form.cleaned_data and form not in self.deleted_forms
        ]


BenefitForms = inlineformset_factory(
    Product, BenefitFact, form=BenefitForm, formset=BaseBenefitForms, extra=0
)


class ShelfChoice(forms.ModelMultipleChoiceField):
    def label_from_instance(self, category: Any) -> str:
        return f"{'– ' * (category.depth - 1)}{category.name}"


class ProductForm(WagtailAdminModelForm):
    categories = ShelfChoice(
        label=_("Categories"),
        queryset=Category.objects.order_by("path"),
        widget=forms.CheckboxSelectMultiple,
    )
    seller = forms.ModelChoiceField(
        label=_("Seller"),
        queryset=Partner.objects.exclude(organisation=None).select_related(
            "organisation"
        ),
        required=False,
        help_text=_("Who holds the stock. Empty: the producer."),
    )
    season = Product._meta.get_field("season").formfield(  # noqa: SLF001
        widget=SeasonInput
    )

    class Meta(WagtailAdminModelForm.Meta):
        model = ProductPage
        fields: tuple[str, ...] = ()
        labels = {"is_public": _("Show in the shop")}
        help_texts = {"is_public": ""}

    def __init__(
        self, data: Any = None, files: Any = None, instance: Any = None, **kwargs: Any
    ) -> None:
        super().__init__(data, files, instance=instance, **kwargs)
        for name in ("title_zh_hans", "producer", "region"):
            self.fields[name].required = True
        self.fields["producer"].queryset = Organisation.objects.with_role("supplies")
        if self.instance.pk:
            self.initial["seller"] = seller_of(self.instance)
            self.initial["categories"] = list(self.instance.categories.all())
        parts: dict[str, Any] = {
            "children": PackForms,
            "images": PictureForms,
            "benefits": BenefitForms,
        }
        self.formsets = {
            name: part(data, files, instance=self.instance, prefix=name)
            for name, part in parts.items()
        }

    def is_multipart(self) -> bool:
        return True

    @transaction.atomic
    def save(self, commit: bool = True) -> Any:  # noqa: FBT001, FBT002 - Django's signature
        """Hand the checked values to the actions; Wagtail's log entry is made around them, in one transaction."""
        said = {"by": self.for_user, "at": timezone.now()}
        product = actions.save_product(
            product=self.instance,
            offers=self.formsets["children"].offers,
            categories=list(self.cleaned_data["categories"]),
            seller=self.cleaned_data["seller"],
            **said,
        )
        self.save_pictures(product, **said)
        if self.formsets["benefits"].has_changed():
            benefits = self.formsets["benefits"].kept
            actions.set_benefits(product=product, benefits=benefits, **said)
        return product

    def save_pictures(self, product: Any, *, by: Any, at: Any) -> None:
        if not self.formsets["images"].has_changed():
            return
        images = [
            picture_of(form, product, at=at) for form in self.formsets["images"].kept
        ]
        actions.arrange_images(product=product, images=images, by=by, at=at)


def picture_of(form: Any, product: Any, *, at: Any) -> ProductImage:
    """Return the picture of a form, stored when it is new."""
    if form.instance.pk:
        return form.instance
    file, found = form.cleaned_data["file"], form.cleaned_data
    return actions.add_image(
        product=product,
        file=file,
        width=file.width,
        height=file.height,
        caption=(found["caption_zh_hans"], found["caption_en"]),
        at=at,
    )


def seller_of(product: Any) -> Partner | None:
    """Return who sells a product when it is not its producer."""
    return (
        Partner.objects.filter(stockrecords__product__parent=product)
        .exclude(organisation=product.producer_id)
        .first()
    )
