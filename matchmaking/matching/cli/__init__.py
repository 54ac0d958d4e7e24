"""The command line: reads arguments and a file, runs one command, and says in a sentence what cannot be used.

Exit codes: 0 done, 2 bad input (each fault in a sentence).
"""

import argparse
import json
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path

from matchmaking.commandline import answered
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
from matchmaking.shapes import whole

STREAM = "-"
NUMBER = whole(least=1, most=10_000)  # of made-up buyers or suppliers

Lines = Iterator[str]


def main(arguments: Sequence[str]) -> int:
    """Run one command and return its exit code."""
    return answered(arguments, parser, lambda _given: printed)


def printed(given: argparse.Namespace) -> int:
    for line in COMMANDS[given.command](given):
        print(line)
    return 0


def scoring_of(given: argparse.Namespace) -> Scoring:
    """Return the scores of the file that was given; raise FaultyInputError, or OSError, if it cannot be used."""
    weights = load(given.weights)
    if given.file == STREAM:
        return score_market(read_market(sys.stdin.buffer.read()), weights)
    return score_market(read_market(Path(given.file).read_bytes()), weights)


def generated(given: argparse.Namespace) -> Lines:
    found = [
        *NUMBER.faults(given.buyers, "--buyers"),
        *NUMBER.faults(given.suppliers, "--suppliers"),
    ]
    if found:
        raise FaultyInputError(found)
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
