"""Texts of the catalogue that are kept in both languages."""

from modeltranslation.translator import TranslationOptions, register
from oscar.core.loading import get_model

from .models import CostShare


@register(get_model("catalogue", "Product"))
class ProductTranslation(TranslationOptions):
    fields = ("title", "description", "place", "lead", "story", "quote", "pack_label")


@register(get_model("catalogue", "Category"))
class CategoryTranslation(TranslationOptions):
    fields = ("name", "description")


@register(get_model("catalogue", "ProductImage"))
class ProductImageTranslation(TranslationOptions):
    fields = ("caption",)


@register(CostShare)
class CostShareTranslation(TranslationOptions):
    fields = ("label",)
