from modeltranslation.translator import TranslationOptions, register

from .models import Lot, TestReport, TraceEvent


@register(Lot)
class LotTranslation(TranslationOptions):
    fields = ("growers", "recall_reason")


@register(TestReport)
class TestReportTranslation(TranslationOptions):
    fields = ("laboratory",)


@register(TraceEvent)
class TraceEventTranslation(TranslationOptions):
    fields = ("title", "place", "note")
