"""What may be said on the command line."""

from gettext import gettext as _

from matchmaking.commandline import (
    Commands,
    Parser,
    add_language,
    add_seed,
    positive,
)
from matchmaking.matching.weighting import LATEST, versions


def parser() -> Parser:
    """Return the parser of all commands."""
    root = Parser(
        prog="python -m matchmaking.matching",
        description=_("Who should meet whom, and why."),
    )
    commands = root.add_subparsers(required=True, dest="command", metavar="COMMAND")
    score = reader(commands, "score", _("score every pair of a file"))
    score.add_argument(
        "--top", type=positive, default=20, metavar="N", help=_("pairs shown; 20")
    )
    recommend(commands)
    explain = reader(
        commands, "explain", _("say why a pair scores as it does, or may not meet")
    )
    explain.add_argument("buyer", metavar="BUYER", help=_("its id in the file"))
    explain.add_argument("supplier", metavar="SUPPLIER", help=_("its id in the file"))
    generate(commands)
    command(commands, "schema", _("print the JSON Schema of matching files"))
    return root


def recommend(commands: Commands) -> None:
    found = reader(
        commands, "recommend", _("say whom each supplier should meet, within limits")
    )
    found.add_argument(
        "--by",
        choices=("supplier", "buyer"),
        default="supplier",
        help=_("whose lists are shown"),
    )
    found.add_argument("--only", metavar="ID", help=_("the list of one participant"))
    found.add_argument(
        "--length", type=positive, metavar="N", help=_("buyers in a supplier's list")
    )
    found.add_argument(
        "--exposure", type=positive, metavar="N", help=_("lists a buyer stands in")
    )
    found.add_argument(
        "--no-fairness",
        action="store_true",
        help=_("no bonus for the first lists of a buyer"),
    )


def generate(commands: Commands) -> None:
    found = command(commands, "generate", _("print a made-up event to try things on"))
    for name, number, text in (
        ("--buyers", 20, _("how many buyers; 20")),
        ("--suppliers", 24, _("how many suppliers; 24")),
    ):
        found.add_argument(name, type=positive, default=number, metavar="N", help=text)
    add_seed(found)


def command(commands: Commands, name: str, text: str) -> Parser:
    found = commands.add_parser(name, help=text, description=text)
    add_language(found)
    return found


def reader(commands: Commands, name: str, text: str) -> Parser:
    """Return the parser of a command that reads a matching file and scores it."""
    found = command(commands, name, text)
    found.add_argument(
        "file",
        metavar="FILE",
        help=_("needs and offers as JSON; - reads them from standard input"),
    )
    found.add_argument("--json", action="store_true", help=_("for machines"))
    found.add_argument(
        "--weights",
        default=LATEST,
        metavar="VERSION",
        help=_("%(versions)s, or a .json file of your own")
        % {"versions": ", ".join(versions())},
    )
    return found
