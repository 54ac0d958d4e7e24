"""Texts of core that are kept in both languages."""

from modeltranslation.translator import TranslationOptions, register

from core.models import Facility, Notice, Organisation, Region


@register(Region)
class RegionTranslation(TranslationOptions):
    fields = ("name",)


@register(Organisation)
class OrganisationTranslation(TranslationOptions):
    fields = ("name", "short_name", "place", "story")


@register(Facility)
class FacilityTranslation(TranslationOptions):
    fields = ("name", "place")


@register(Notice)
class NoticeTranslation(TranslationOptions):
    fields = ("title",)
