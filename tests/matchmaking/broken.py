"""Documents in which something is wrong."""

from collections.abc import Callable
from copy import deepcopy
from typing import Any

from hypothesis import strategies as st

from matchmaking.faults import FaultyInputError
from tests.matchmaking.matching.building import at

Path = tuple[str | int, ...]

junk = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(-5, 2_000_000_000),
    st.floats(-5, 5).filter(lambda number: not number.is_integer()),
    st.text(max_size=4),
    st.sampled_from(
        [
            *("must", "week", "4401", "24:00", "09:20", "09:20:30"),
            *("2026-12-01", "2026-12-01T09:20", "2026-02-30", "2026-02-30T09:20"),
            *([], {}, [{}], ["a", "a"], ["a", "b"], [1, 1], {"en": "x"}),
        ]
    ),
)


def places(value: Any, path: Path = ()) -> list[Path]:
    """Return the path of every value of a document."""
    steps: Any = range(len(value)) if isinstance(value, list) else ()
    if isinstance(value, dict):
        steps = value
    inner = (each for step in steps for each in places(value[step], (*path, step)))
    return [path, *inner]


@st.composite
def broken(draw: st.DrawFn, sound: Any) -> Any:
    """Draw a document with one to three values replaced, removed or added."""
    document = deepcopy(sound)
    paths = st.sampled_from(places(sound)[1:])
    for path in draw(st.lists(paths, min_size=1, max_size=3)):
        try:
            holder = at(document, *path[:-1])
            if draw(st.booleans()):
                holder[path[-1]] = draw(junk)
            else:
                del holder[path[-1]]
        except (KeyError, IndexError, TypeError):
            continue  # an earlier change took the place away
    return document


def refused(read: Callable[[bytes], object], content: bytes) -> list[str]:
    """Return what is wrong with a file, in Chinese; nothing if it is read."""
    try:
        read(content)
    except FaultyInputError as error:
        return [each.text("zh-hans") for each in error.faults] or ["no reason"]
    return []
