"""What people say happened to a lot, and the words of GS1 for it."""

from dataclasses import dataclass

from django.utils import translation
from django.utils.functional import Promise
from django.utils.translation import pgettext_lazy

from shop.provenance.models import TraceEvent

Kind, Action = TraceEvent.Kind, TraceEvent.Action


@dataclass(frozen=True)
class Meaning:
    """A happening in plain words, as an event of EPCIS."""

    words: str | Promise
    biz_step: str
    kind: str = Kind.OBJECT
    action: str = Action.OBSERVE
    disposition: str = "active"

    def in_language(self, language: str) -> str:
        with translation.override(language):
            return str(self.words)


MEANINGS = {
    "harvested": Meaning(
        pgettext_lazy("trace event", "Harvested"), "commissioning", action=Action.ADD
    ),
    "graded": Meaning(
        pgettext_lazy("trace event", "Graded and processed"),
        "creating_class_instance",
        kind=Kind.TRANSFORMATION,
        action="",
    ),
    "inspected": Meaning(pgettext_lazy("trace event", "Inspected"), "inspecting"),
    "packed": Meaning(pgettext_lazy("trace event", "Packed"), "packing"),
    "stored": Meaning(pgettext_lazy("trace event", "Stored"), "storing"),
    "shipped": Meaning(
        pgettext_lazy("trace event", "Sent off"), "shipping", disposition="in_transit"
    ),
    "arrived": Meaning(pgettext_lazy("trace event", "Arrived"), "arriving"),
    "received": Meaning(pgettext_lazy("trace event", "Received"), "receiving"),
    "destroyed": Meaning(
        pgettext_lazy("trace event", "Destroyed"),
        "destroying",
        action=Action.DELETE,
        disposition="destroyed",
    ),
}
CHOICES = [(code, meaning.words) for code, meaning in MEANINGS.items()]
