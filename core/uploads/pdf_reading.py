"""Read one PDF from standard input, in a process of its own with little memory and time; the exit code is the verdict.

It is started by `documents`, imports nothing of ours, and may be killed: what it reads was written by a stranger.
"""

import io
import resource
import sys
from collections.abc import Iterator
from typing import Any

from pypdf import PdfReader
from pypdf.errors import PyPdfError
from pypdf.generic import ArrayObject, DictionaryObject, IndirectObject

FINE, DAMAGED, PROTECTED, ACTIVE, LONG = 0, 10, 11, 12, 13
# What acts when the document is opened, starts a program, or brings another file along.
ACTIVE_NAMES = {
    "/JavaScript",
    "/JS",
    "/Launch",
    "/EmbeddedFile",
    "/EmbeddedFiles",
    "/RichMedia",
    "/GoToE",
    "/ImportData",
    "/SubmitForm",
}


def verdict(data: bytes, most_pages: int) -> int:
    """Return what is wrong with a PDF, or FINE."""
    reader = PdfReader(io.BytesIO(data))  # as forgiving as what people read it with
    if reader.is_encrypted:
        return PROTECTED
    if any(ACTIVE_NAMES & names_in(thing) for thing in objects_of(reader)):
        return ACTIVE
    pages = reader.get_num_pages()
    if pages > most_pages:
        return LONG
    for page in reader.pages:
        page.mediabox  # noqa: B018 - a page without a size raises
    return FINE if pages else DAMAGED


def objects_of(reader: PdfReader) -> Iterator[Any]:
    """Yield the trailer and every object that the cross-reference tables name, those within streams too."""
    yield reader.trailer
    for generation, places in reader.xref.items():
        for number in places:
            yield reader.get_object(IndirectObject(number, generation, reader))
    for number in reader.xref_objStm:
        yield reader.get_object(IndirectObject(number, 0, reader))


def names_in(thing: Any) -> set[str]:
    """Return the names of an object's keys and values, without following references."""
    found, waiting = set[str](), [thing]
    while waiting:
        part = waiting.pop()
        if isinstance(part, DictionaryObject):
            found.update(part)
            waiting += [part.raw_get(key) for key in part]
        elif isinstance(part, ArrayObject):
            waiting += list.__iter__(part)
        elif isinstance(part, str):
            found.add(part)
    return found


def main(memory: int, seconds: int, most_pages: int) -> int:
    resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
    resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds))
    try:
        return verdict(sys.stdin.buffer.read(), most_pages)
    except (PyPdfError, ValueError, LookupError, TypeError, AttributeError):
        return DAMAGED
    except (RecursionError, MemoryError, OSError, AssertionError):
        return DAMAGED


if __name__ == "__main__":
    sys.exit(main(*(int(argument) for argument in sys.argv[1:])))
