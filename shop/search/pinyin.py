"""Sound: Chinese by its pinyin and by its initials, for typing and for characters mistaken for one another."""

import json
from collections.abc import Iterable, Iterator
from importlib.resources import files

from pypinyin import lazy_pinyin, load_phrases_dict

from .folding import DATA, fold
from .tokens import han_runs, tokens

LONGEST = 8
_ASCII_U = {"lve": "lue", "nve": "nue"}

for _names in (files("core") / "data" / "place_pinyin.json", DATA / "word_pinyin.json"):
    _sounds = json.loads(_names.read_text("utf-8"))
    load_phrases_dict(
        {name: [[sound] for sound in sounds] for name, sounds in _sounds.items()}
    )


def syllables(run: str) -> list[str]:
    """Return one syllable a character; empty where none is known."""
    sounds = lazy_pinyin(run, errors=lambda unknown: ["" for _ in unknown])  # type: ignore[arg-type, return-value]
    return [_ASCII_U.get(sound, sound) for sound in sounds]


def sound(run: str) -> str:
    """Return how a run of Chinese is typed in pinyin, at most eight syllables of it."""
    return "".join(syllables(run)[:LONGEST])


def _spellings(sounds: list[str]) -> Iterator[str]:
    yield "".join(sounds[:LONGEST])
    yield "".join(sound[:1] for sound in sounds[:LONGEST])


def pinyin_tokens(title: str, places: str = "") -> list[str]:
    """Return what may be typed for a title, from any character of it on, and for place names from their beginning."""
    title_sounds = [sound for run in han_runs(fold(title)) for sound in syllables(run)]
    found = [
        spelling
        for start in range(len(title_sounds))
        for spelling in _spellings(title_sounds[start:])
    ]
    for name in han_runs(fold(places)):
        found.extend(_spellings(syllables(name)))
    return [spelling for spelling in dict.fromkeys(found) if len(spelling) > 1]


def typed_tokens(title: str, also: Iterable[str] = (), places: str = "") -> list[str]:
    """Return what may be typed instead of a title: pinyin, and its other names as they are written."""
    names = " ".join(also)
    return [*pinyin_tokens(f"{title} {names}", places), *tokens(names)]
