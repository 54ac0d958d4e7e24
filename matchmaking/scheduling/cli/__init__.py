"""The command line: reads arguments, runs one command, and says in a sentence what cannot be used.

Exit codes: 0 solved or sound, 1 infeasible or unsound (explained), 2 bad input (each fault in a sentence).
"""

import importlib
from argparse import Namespace
from collections.abc import Callable, Sequence

from matchmaking.commandline import answered
from matchmaking.scheduling.cli.arguments import parser


def main(arguments: Sequence[str]) -> int:
    """Run one command and return its exit code."""
    return answered(arguments, parser, _command)


def _command(given: Namespace) -> Callable[[Namespace], int]:
    # A command loads only what it needs: the solvers take a second to import.
    module = importlib.import_module(f"matchmaking.scheduling.cli.{given.module}")
    command: Callable[[Namespace], int] = module.run
    return command
