"""The result page, held for a minute as a frame: the cards in it are always as the shop sells now."""

from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from core.display import frames
from shop.shelf import stamps
from shop.shelf.held import Generations, slot

from . import presenting, queries, stores
from .cards import cards
from .forms import SearchForm
from .interface import Hit
from .queries import Request
from .tokens import Term

TEMPLATE = "shop/search/results.html"
HELD_ANSWERS = 300
SLOT_SECONDS = 60
held: "Generations[Answer]" = Generations(HELD_ANSWERS)


@dataclass(frozen=True)
class Answer:
    """A frame with the products that were found and the words to mark in their names."""

    frame: list[str]
    hits: tuple[Hit, ...]
    terms: tuple[Term, ...]


def response(request: HttpRequest, form: SearchForm, asked: Request) -> HttpResponse:
    """Answer with what was found; an empty page is made anew each time.

    What is found changes when documents do, and those follow their rows by a task.
    """
    key = (
        request.get_full_path(),
        asked.language,
        slot(asked.at, SLOT_SECONDS),
        stamps.current(stamps.SEARCH),
        stamps.current(stamps.SHELVES),
    )
    answer = held.get(key)
    if answer is None:
        page = queries.page(stores.current(), asked)
        context = presenting.context(request.GET, form, page)
        results, terms = page.finding.results, page.finding.terms
        if not results.hits:
            return render(request, TEMPLATE, {**context, "cards": ""})
        answer = Answer(frames.made(TEMPLATE, context, request), results.hits, terms)
        held.put(key, answer)
    shown = cards(answer.hits, answer.terms, language=asked.language, at=asked.at)
    return frames.filled(answer.frame, request, {"cards": "".join(shown)})
