"""Which packages offer documents. They are joined in `config.registries`, which no package here may import itself."""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime

from django.conf import settings
from django.utils.module_loading import import_string

from .interface import Document


@dataclass(frozen=True, slots=True)
class Source:
    """What a package offers of one kind.

    `ids` names all that may be found, for a rebuild; `documents` describes those of the given ids that may be found at a
    moment, one document a language.
    """

    ids: Callable[[], Iterable[str]]
    documents: Callable[[Collection[str], datetime], Iterator[Document]]


def sources() -> Mapping[str, Source]:
    """Return the source of each kind of document."""
    return import_string(settings.SEARCH_SOURCES)
