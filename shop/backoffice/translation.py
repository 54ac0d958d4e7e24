"""A proxy is registered again, else its manager speaks one language only."""

from modeltranslation.translator import TranslationOptions, register

from .models import Pack, ProductPage, Supplier


@register([ProductPage, Pack, Supplier])
class ProxyTranslation(TranslationOptions):
    fields = ()
