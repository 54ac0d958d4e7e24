"""`generate`: an event to try things with."""

from argparse import Namespace
from dataclasses import fields, replace

from matchmaking.scheduling.generate import SIZES, Size, generate
from matchmaking.scheduling.problem_file import text_of


def run(given: Namespace) -> int:
    """Print the event, or write it to a file."""
    changed = {
        each.name: getattr(given, each.name)
        for each in fields(Size)
        if getattr(given, each.name, None) is not None
    }
    size = replace(SIZES[given.size], **changed)
    written = text_of(generate(size, given.seed))
    if given.output:
        given.output.write_text(written)
    else:
        print(written, end="")
    return 0
