from modeltranslation.translator import TranslationOptions, register

from .models import CertificateType, CertificateVersion


@register(CertificateType)
class CertificateTypeTranslation(TranslationOptions):
    fields = ("name",)


@register(CertificateVersion)
class CertificateVersionTranslation(TranslationOptions):
    fields = ("issuer",)
