"""What the shell tools of both packages share: the language they speak, what may be said to them, and how they end."""

import argparse
import gettext
import io
import os
import re
import signal
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from gettext import gettext as _
from typing import Any, NoReturn, TypeAlias

from matchmaking.faults import FaultyInputError
from matchmaking.starting import STOPPED
from matchmaking.terminal import harmless, spoken, wrapped
from matchmaking.wording import LOCALE, Sentence, folder_of, gettext_noop

LANGUAGES = ("en", "zh-hans")
BAD_INPUT = 2


class Format(argparse.HelpFormatter):
    """Help in lines that fit, whether words have blanks between them or not."""

    def _split_lines(self, text: str, width: int) -> list[str]:
        return wrapped(" ".join(text.split()), width)

    def _fill_text(self, text: str, width: int, indent: str) -> str:
        lines = self._split_lines(text, width - len(indent))
        return "\n".join(f"{indent}{line}" for line in lines)


class Parser(argparse.ArgumentParser):
    """A parser of arguments whose help and refusals are in the language of `speaking`."""

    def __init__(self, **facts: Any) -> None:
        super().__init__(formatter_class=Format, **facts)


Commands: TypeAlias = "argparse._SubParsersAction[Parser]"  # noqa: SLF001  argparse gives it no public name


def answered(
    arguments: Sequence[str],
    parser: Callable[[], Parser],
    command_of: Callable[[argparse.Namespace], Callable[[argparse.Namespace], int]],
) -> int:
    """Read arguments, run a command and return its exit code; what cannot be used is said in a sentence."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")
    with speaking(language_of(arguments)):
        given = parser().parse_args(arguments)
    try:
        command = command_of(given)
        hand_over_interruptions()
        code = command(given)
        sys.stdout.flush()
    except FaultyInputError as error:
        return refused(given.language, *error.faults)
    except BrokenPipeError:  # `| head` has read enough
        drop_output()
        return 0
    except OSError as error:
        if error.filename is None:
            drop_output()
        values = {
            "file": error.filename or Sentence(gettext_noop("the output")),
            "reason": error.strerror or error,
        }
        template = gettext_noop("%(file)s: cannot be read or written: %(reason)s.")
        return refused(given.language, Sentence(template, values))
    except KeyboardInterrupt:
        return STOPPED
    return code


def hand_over_interruptions() -> None:
    """Make an interruption the command's own: what is written is written, and the best so far is kept."""
    if signal.getsignal(signal.SIGINT) is not signal.SIG_IGN:
        signal.signal(signal.SIGINT, signal.default_int_handler)


def refused(language: str, *faults: Sentence) -> int:
    for each in faults:
        sys.stderr.write(f"{harmless(each.text(language))}\n")
    return BAD_INPUT


def drop_output() -> None:
    """Let what is still to be written go nowhere, as it cannot be written where it should."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


class _Ears(argparse.ArgumentParser):
    """Hears which language is asked for, and leaves all faults to the parser proper."""

    def error(self, message: str) -> NoReturn:
        raise ValueError(message)


def language_of(arguments: Sequence[str]) -> str:
    """Return the language in which to speak of the arguments themselves."""
    ears = _Ears(add_help=False)
    ears.add_argument("--language", choices=LANGUAGES, default=spoken())
    try:
        return str(ears.parse_known_args(arguments)[0].language)
    except ValueError:
        return spoken()


@contextmanager
def speaking(language: str) -> Iterator[None]:
    """Let gettext's own domain, from which argparse takes its words, be ours, in this language."""
    domain, before = gettext.textdomain(), os.environ.get("LANGUAGE")
    gettext.bindtextdomain("django", str(LOCALE))
    gettext.textdomain("django")
    os.environ["LANGUAGE"] = folder_of(language)
    try:
        yield
    finally:
        gettext.textdomain(domain)
        os.environ.pop("LANGUAGE")
        if before is not None:
            os.environ["LANGUAGE"] = before


def add_language(command: argparse.ArgumentParser) -> None:
    command.add_argument(
        "--language", choices=LANGUAGES, default=spoken(), help=_("of the output")
    )


def add_seed(command: argparse.ArgumentParser) -> None:
    command.add_argument(
        "--seed",
        type=natural,
        default=1,
        metavar="N",
        help=_("the same seed gives the same result; 1"),
    )


def natural(text: str) -> int:
    return whole(text, least=0)


def positive(text: str) -> int:
    return whole(text, least=1)


def whole(text: str, *, least: int) -> int:
    if not re.fullmatch(r"[0-9]{1,9}", text) or int(text) < least:
        message = _("must be a whole number, at least %(least)d") % {"least": least}
        raise argparse.ArgumentTypeError(message)
    return int(text)


def decimal(text: str) -> float:
    if not re.fullmatch(r"[0-9]{1,9}(\.[0-9]{1,9})?", text):
        raise argparse.ArgumentTypeError(_("must be a number, such as 2.5"))
    return float(text)
