"""The command line: reads arguments, runs one command, and says in a sentence what cannot be used.

Exit codes: 0 solved or sound, 1 infeasible or unsound (explained), 2 bad input (each fault in a sentence).
"""

import importlib
import sys
from collections.abc import Sequence

from matchmaking.commandline import language_of, speaking
from matchmaking.faults import FaultyInputError
from matchmaking.scheduling.cli.arguments import parser
from matchmaking.wording import Sentence
from matchmaking.wording import gettext_noop as _

BAD_INPUT = 2
STOPPED = 130  # as shells say it of a program that was interrupted


def main(arguments: Sequence[str]) -> int:
    """Run one command and return its exit code."""
    for stream in (sys.stdout, sys.stderr):
        stream.reconfigure(errors="backslashreplace")  # type: ignore[union-attr]
    with speaking(language_of(arguments)):
        given = parser().parse_args(arguments)
    # A command loads only what it needs: the solvers take a second to import.
    command = importlib.import_module(f"matchmaking.scheduling.cli.{given.module}")
    try:
        return int(command.run(given))
    except FaultyInputError as error:
        return _refuse(given.language, *error.faults)
    except BrokenPipeError:  # `| head` has read enough
        sys.stderr.close()
        return BAD_INPUT
    except OSError as error:
        values = {"file": error.filename or "", "reason": error.strerror or error}
        template = _("%(file)s: cannot be read or written: %(reason)s.")
        return _refuse(given.language, Sentence(template, values))
    except KeyboardInterrupt:
        return STOPPED


def _refuse(language: str, *faults: Sentence) -> int:
    for fault in faults:
        print(fault.text(language), file=sys.stderr)
    return BAD_INPUT
