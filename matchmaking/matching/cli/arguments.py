"""What may be said on the command line."""

import argparse

from matchmaking.matching.weighting import LATEST, versions
from matchmaking.terminal import spoken

LANGUAGES = ("en", "zh-hans")

Commands = argparse._SubParsersAction  # noqa: SLF001  argparse gives its type no public name


def parser() -> argparse.ArgumentParser:
    """Return the parser of all commands."""
    root = argparse.ArgumentParser(
        prog="python -m matchmaking.matching",
        description="Who should meet whom, and why.",
    )
    commands = root.add_subparsers(required=True, dest="command", metavar="COMMAND")
    score = reader(commands, "score", "score every pair of a file")
    score.add_argument(
        "--top", type=positive, default=20, metavar="N", help="pairs shown; 20"
    )
    recommend(commands)
    explain = reader(
        commands, "explain", "say why a pair scores as it does, or may not meet"
    )
    explain.add_argument("buyer", metavar="BUYER", help="its id in the file")
    explain.add_argument("supplier", metavar="SUPPLIER", help="its id in the file")
    generate(commands)
    command(commands, "schema", "print the JSON Schema of matching files")
    return root


def recommend(commands: "Commands[argparse.ArgumentParser]") -> None:
    found = reader(
        commands, "recommend", "say whom each supplier should meet, within limits"
    )
    found.add_argument("--by", choices=("supplier", "buyer"), default="supplier")
    found.add_argument("--only", metavar="ID", help="the list of one participant")
    found.add_argument(
        "--length", type=positive, metavar="N", help="buyers in a supplier's list"
    )
    found.add_argument(
        "--exposure", type=positive, metavar="N", help="lists a buyer stands in"
    )
    found.add_argument(
        "--no-fairness",
        action="store_true",
        help="no bonus for the first lists of a buyer",
    )


def generate(commands: "Commands[argparse.ArgumentParser]") -> None:
    found = command(commands, "generate", "print a made-up event to try things on")
    for name, number in (("--buyers", 20), ("--suppliers", 24)):
        found.add_argument(name, type=positive, default=number, metavar="N")
    found.add_argument("--seed", type=int, default=1, metavar="N")


def command(
    commands: "Commands[argparse.ArgumentParser]", name: str, text: str
) -> argparse.ArgumentParser:
    found = commands.add_parser(name, help=text, description=text)
    found.add_argument(
        "--language", choices=LANGUAGES, default=spoken(), help="of the output"
    )
    return found


def reader(
    commands: "Commands[argparse.ArgumentParser]", name: str, text: str
) -> argparse.ArgumentParser:
    """Return the parser of a command that reads a matching file and scores it."""
    found = command(commands, name, text)
    found.add_argument(
        "file",
        metavar="FILE",
        help="needs and offers as JSON; - reads them from standard input",
    )
    found.add_argument("--json", action="store_true", help="for machines")
    found.add_argument(
        "--weights",
        default=LATEST,
        metavar="VERSION",
        help=f"{', '.join(versions())}, or a .json file of your own",
    )
    return found


def positive(text: str) -> int:
    number = int(text)
    if number < 1:
        raise argparse.ArgumentTypeError("must be at least 1")
    return number
