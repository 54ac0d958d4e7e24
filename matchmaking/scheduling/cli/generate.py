"""`generate`: an event to try things with."""

from argparse import Namespace
from dataclasses import fields, replace

from matchmaking.faults import FaultyInputError
from matchmaking.scheduling.generate import SIZES, Size, generate
from matchmaking.scheduling.problem_file import text_of
from matchmaking.wording import Sentence
from matchmaking.wording import gettext_noop as _


def run(given: Namespace) -> int:
    """Print the event, or write it to a file."""
    changed = {
        each.name: getattr(given, each.name)
        for each in fields(Size)
        if getattr(given, each.name, None) is not None
    }
    size = replace(SIZES[given.size], **changed)
    try:
        written = text_of(generate(size, given.seed))
    except ValueError:
        sentence = Sentence(
            _(
                "An event needs suppliers, buyers, 1 to 60 slots a day, days and tables, shares between 0 and 1, and requests for at most half of all pairs."
            )
        )
        raise FaultyInputError([sentence]) from None
    if given.output:
        given.output.write_text(written)
    else:
        print(written, end="")
    return 0
