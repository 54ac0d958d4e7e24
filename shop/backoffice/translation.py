"""A proxy is registered again, else its manager speaks one language only."""

from modeltranslation.translator import TranslationOptions, register

from .models import ProductPage


@register(ProductPage)
class ProductPageTranslation(TranslationOptions):
    fields = ()
