"""What may be said on the command line."""

import argparse
from gettext import gettext as _
from pathlib import Path

from matchmaking.commandline import (
    Commands,
    Parser,
    add_language,
    add_seed,
    decimal,
    natural,
    positive,
)


def parser() -> Parser:
    """Return the parser of all commands."""
    root = Parser(
        prog="python -m matchmaking.scheduling",
        description=_("Who meets whom, when and at which table, with proven bounds."),
    )
    commands = root.add_subparsers(required=True, metavar="COMMAND")
    _solve(commands)
    _check(commands)
    _bound(commands)
    _explain(commands)
    _what_if(commands)
    _repair(commands)
    _generate(commands)
    _report(commands)
    schema = _command(
        commands, "schema", _("print the JSON Schema of a file"), "schema"
    )
    schema.add_argument("of", choices=("problem", "schedule"), help=_("which file"))
    return root


def _command(commands: Commands, name: str, text: str, module: str) -> Parser:
    command = commands.add_parser(name, help=text, description=text)
    command.set_defaults(module=module)
    add_language(command)
    return command


def _late(text: str) -> tuple[str, str]:
    who, equals, slot = text.rpartition("=")
    if not equals:
        raise argparse.ArgumentTypeError(_("must be ID=SLOT, such as tea=14:10"))
    return who, slot


def _problem(command: Parser, *, several: bool = False) -> None:
    command.add_argument(
        "files" if several else "file",
        metavar="FILE",
        nargs="+" if several else None,
        type=Path,
        help=_("a problem as JSON, or a .dzn file"),
    )


def _schedule(command: Parser) -> None:
    command.add_argument(
        "schedule", metavar="SCHEDULE", type=Path, help=_("what `solve --json` printed")
    )


def _json(command: Parser) -> None:
    command.add_argument(
        "--json", action="store_true", help=_("one JSON object a line")
    )


def _effort(command: Parser) -> None:
    add_seed(command)
    command.add_argument(
        "--effort",
        type=positive,
        metavar="N",
        help=_(
            "how long to search, in steps and not in time: the same effort gives the same schedule everywhere"
        ),
    )


def _fairness(command: Parser) -> None:
    command.add_argument(
        "--fairness",
        type=natural,
        metavar="D",
        help=_(
            "the breaks of two participants differ by at most D (all meetings given)"
        ),
    )


def _solve(commands: Commands) -> None:
    command = _command(
        commands, "solve", _("schedule the meetings of each file"), "solve"
    )
    _problem(command, several=True)
    _json(command)
    _fairness(command)
    _effort(command)
    command.add_argument(
        "--time-limit",
        type=decimal,
        metavar="S",
        help=_("stop after S seconds with the best schedule so far"),
    )
    command.add_argument(
        "--threads",
        type=positive,
        default=1,
        metavar="N",
        help=_("the schedule is the same with any number; 1"),
    )
    command.add_argument(
        "--save",
        type=Path,
        metavar="FOLDER",
        help=_("write each schedule there as JSON"),
    )


def _check(commands: Commands) -> None:
    command = _command(
        commands, "check", _("check a schedule against its problem"), "check"
    )
    _problem(command)
    _schedule(command)
    _json(command)
    _fairness(command)


def _bound(commands: Commands) -> None:
    command = _command(
        commands,
        "bound",
        _("say what no schedule can surpass, without solving"),
        "bound",
    )
    _problem(command, several=True)
    _json(command)
    _fairness(command)


def _explain(commands: Commands) -> None:
    command = _command(
        commands,
        "explain",
        _("say why requests are not met, or why nothing is possible"),
        "explain",
    )
    _problem(command)
    command.add_argument(
        "schedule",
        metavar="SCHEDULE",
        type=Path,
        nargs="?",
        help=_("what `solve --json` printed; without it, one is made first"),
    )
    command.add_argument("--request", metavar="ID", help=_("only this one"))
    _json(command)
    _fairness(command)
    _effort(command)


def _what_if(commands: Commands) -> None:
    command = _command(
        commands,
        "what-if",
        _("reckon with other tables, slots, representatives and promises"),
        "what_if",
    )
    _problem(command)
    _json(command)
    for name, kind, holder, text in (
        ("--tables", natural, "N", _("so many pooled tables; none named: a curve")),
        ("--representatives", str, "ID", _("one more for each; none named: the best")),
        ("--minimum", natural, "N", _("meetings promised to everybody")),
    ):
        command.add_argument(name, nargs="*", type=kind, metavar=holder, help=text)
    command.add_argument(
        "--slots", action="store_true", help=_("without the last slot, with one more")
    )
    command.add_argument(
        "--dial", action="store_true", help=_("from most utility to the fewest missing")
    )


def _repair(commands: Commands) -> None:
    command = _command(
        commands,
        "repair",
        _("mend a schedule on the day, telling few people"),
        "repair",
    )
    _problem(command)
    _schedule(command)
    _json(command)
    _effort(command)
    for name, kind, holder, text in (
        ("--absent", str, "ID", _("they do not come any more")),
        ("--late", _late, "ID=SLOT", _("they come in this slot")),
        ("--closed", str, "TABLE", _("these tables are closed from now on")),
        ("--cancelled", str, "REQUEST", _("these meetings are called off")),
    ):
        command.add_argument(
            name, nargs="+", type=kind, default=[], metavar=holder, help=text
        )
    for name, number, holder, text in (
        ("--notice", 0, "MINUTES", _("meetings that begin sooner stay")),
        ("--budget", 25, "N", _("people told who lost no meeting, in the second way")),
    ):
        command.add_argument(
            name, type=natural, default=number, metavar=holder, help=text
        )
    command.add_argument(
        "--added",
        type=Path,
        metavar="FILE",
        help=_("JSON with the participants and requests that are new"),
    )
    command.add_argument(
        "--now", required=True, metavar="SLOT", help=_("the slot that begins now")
    )
    command.add_argument(
        "--save", type=Path, metavar="FOLDER", help=_("write each way there as JSON")
    )


def _generate(commands: Commands) -> None:
    command = _command(
        commands, "generate", _("make an event to try things with"), "generate"
    )
    command.add_argument(
        "--size",
        choices=("county", "city", "expo", "national"),
        default="county",
        help=_("an event of this size, changed by the numbers that are given"),
    )
    for name, kind, holder, text in (
        ("--suppliers", natural, "N", _("how many suppliers")),
        ("--buyers", natural, "N", _("how many buyers")),
        ("--requests", natural, "N", _("how many requests")),
        ("--slots", natural, "N", _("slots a day")),
        ("--tables", natural, "N", _("how many tables")),
        ("--days", natural, "N", _("how many days")),
        ("--hosts", natural, "N", _("suppliers with a table of their own")),
        ("--minimum", natural, "N", _("meetings promised to everybody")),
        ("--skew", decimal, "X", _("0: all are equally wanted; 1: a few by many")),
        ("--late", decimal, "SHARE", _("of participants who arrive late")),
        ("--early", decimal, "SHARE", _("of participants who leave early")),
        ("--blocked", decimal, "SHARE", _("of slots that participants keep free")),
    ):
        command.add_argument(name, type=kind, metavar=holder, help=text)
    add_seed(command)
    command.add_argument(
        "--output", type=Path, metavar="FILE", help=_("write there instead of printing")
    )


def _report(commands: Commands) -> None:
    command = _command(
        commands, "report", _("write one HTML page about a schedule"), "report"
    )
    _problem(command)
    _schedule(command)
    command.add_argument(
        "--output",
        type=Path,
        default=Path("report.html"),
        metavar="FILE",
        help=_("where to; report.html"),
    )
