"""The command line: reads arguments and a file, runs one command, and says in a sentence what cannot be used.

Exit codes: 0 done, 2 bad input (each fault in a sentence).
"""

import argparse
import io
import json
import os
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path

from matchmaking.commandline import language_of, speaking
from matchmaking.faults import FaultyInputError
from matchmaking.matching.cli.arguments import parser
from matchmaking.matching.cli.explaining import explanation_lines
from matchmaking.matching.cli.listing import recommendation_lines
from matchmaking.matching.cli.ranking import score_lines
from matchmaking.matching.format import SCHEMA
from matchmaking.matching.generate import generate
from matchmaking.matching.reading import read_market
from matchmaking.matching.score import Scoring, score_market
from matchmaking.matching.weighting import load
from matchmaking.wording import Sentence
from matchmaking.wording import gettext_noop as _

BAD_INPUT = 2
STOPPED = 130  # as shells say it of a program that was interrupted

STREAM = "-"

Lines = Iterator[str]


def main(arguments: Sequence[str]) -> int:
    """Run one command and return its exit code."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")
    with speaking(language_of(arguments)):
        given = parser().parse_args(arguments)
    try:
        for line in COMMANDS[given.command](given):
            print(line)
        sys.stdout.flush()
    except FaultyInputError as error:
        return refuse(error.faults, given.language)
    except BrokenPipeError:
        # Whoever reads has seen enough; nothing is left to be flushed at the end.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    except OSError as error:
        values = {"file": error.filename or "", "reason": error.strerror or error}
        text = _("%(file)s: cannot be read or written: %(reason)s.")
        return refuse([Sentence(text, values)], given.language)
    except KeyboardInterrupt:
        return STOPPED
    return 0


def refuse(faults: Sequence[Sentence], language: str) -> int:
    for each in faults:
        print(each.text(language), file=sys.stderr)
    return BAD_INPUT


def scoring_of(given: argparse.Namespace) -> Scoring:
    """Return the scores of the file that was given; raise FaultyInputError, or OSError, if it cannot be used."""
    weights = load(given.weights)
    if given.file == STREAM:
        return score_market(read_market(sys.stdin.buffer.read()), weights)
    return score_market(read_market(Path(given.file).read_bytes()), weights)


def generated(given: argparse.Namespace) -> Lines:
    document = generate(given.buyers, given.suppliers, given.seed)
    yield json.dumps(document, ensure_ascii=False, indent=1)


def published(_given: argparse.Namespace) -> Lines:
    yield json.dumps(SCHEMA, ensure_ascii=False, indent=2)


COMMANDS: Mapping[str, Callable[[argparse.Namespace], Lines]] = {
    "score": lambda given: score_lines(scoring_of(given), given),
    "recommend": lambda given: recommendation_lines(scoring_of(given), given),
    "explain": lambda given: explanation_lines(scoring_of(given), given),
    "generate": generated,
    "schema": published,
}
