"""What may be said on the command line."""

import argparse
import re
from pathlib import Path

from matchmaking.terminal import spoken

LANGUAGES = ("en", "zh-hans")


def parser() -> argparse.ArgumentParser:
    """Return the parser of all commands."""
    root = argparse.ArgumentParser(
        prog="python -m matchmaking.scheduling",
        description="Who meets whom, when and at which table, with proven bounds.",
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
    return root


Commands = argparse._SubParsersAction  # noqa: SLF001  argparse gives its type no public name


def _command(
    commands: "Commands[argparse.ArgumentParser]", name: str, text: str, module: str
) -> argparse.ArgumentParser:
    command = commands.add_parser(name, help=text, description=text)
    command.set_defaults(module=module)
    command.add_argument(
        "--language", choices=LANGUAGES, default=spoken(), help="of the output"
    )
    return command


def _positive(text: str) -> int:
    return _whole(text, least=1)


def _natural(text: str) -> int:
    return _whole(text, least=0)


def _whole(text: str, *, least: int) -> int:
    if not re.fullmatch(r"[0-9]{1,9}", text) or int(text) < least:
        message = f"must be a whole number, at least {least}"
        raise argparse.ArgumentTypeError(message)
    return int(text)


def _seconds(text: str) -> float:
    if not re.fullmatch(r"[0-9]{1,9}(\.[0-9]+)?", text):
        raise argparse.ArgumentTypeError("must be a number of seconds, such as 2.5")
    return float(text)


def _late(text: str) -> tuple[str, str]:
    who, equals, slot = text.rpartition("=")
    if not equals:
        raise argparse.ArgumentTypeError("must be ID=SLOT, such as tea=14:10")
    return who, slot


def _problem(command: argparse.ArgumentParser, *, several: bool = False) -> None:
    command.add_argument(
        "files" if several else "file",
        metavar="FILE",
        nargs="+" if several else None,
        type=Path,
        help="a problem as JSON, or a .dzn file",
    )


def _schedule(command: argparse.ArgumentParser) -> None:
    command.add_argument(
        "schedule", metavar="SCHEDULE", type=Path, help="what `solve --json` printed"
    )


def _json(command: argparse.ArgumentParser) -> None:
    command.add_argument("--json", action="store_true", help="one JSON object a line")


def _effort(command: argparse.ArgumentParser) -> None:
    command.add_argument("--seed", type=_natural, default=1, metavar="N")
    command.add_argument(
        "--effort",
        type=_positive,
        metavar="N",
        help="how long to search, in steps and not in time: the same effort gives the same schedule everywhere",
    )


def _fairness(command: argparse.ArgumentParser) -> None:
    command.add_argument(
        "--fairness",
        type=_natural,
        metavar="D",
        help="the breaks of two participants differ by at most D (all meetings given)",
    )


def _solve(commands: "Commands[argparse.ArgumentParser]") -> None:
    command = _command(commands, "solve", "schedule the meetings of each file", "solve")
    _problem(command, several=True)
    _json(command)
    _fairness(command)
    _effort(command)
    command.add_argument(
        "--time-limit",
        type=_seconds,
        metavar="S",
        help="stop after S seconds with the best schedule so far",
    )
    command.add_argument("--threads", type=_positive, default=1, metavar="N")
    command.add_argument(
        "--save", type=Path, metavar="FOLDER", help="write each schedule there as JSON"
    )


def _check(commands: "Commands[argparse.ArgumentParser]") -> None:
    command = _command(
        commands, "check", "check a schedule against its problem", "check"
    )
    _problem(command)
    _schedule(command)
    _json(command)
    _fairness(command)


def _bound(commands: "Commands[argparse.ArgumentParser]") -> None:
    command = _command(
        commands, "bound", "say what no schedule can surpass, without solving", "bound"
    )
    _problem(command, several=True)
    _json(command)
    _fairness(command)


def _explain(commands: "Commands[argparse.ArgumentParser]") -> None:
    command = _command(
        commands,
        "explain",
        "say why requests are not met, or why nothing is possible",
        "explain",
    )
    _problem(command)
    command.add_argument("schedule", metavar="SCHEDULE", type=Path, nargs="?")
    command.add_argument("--request", metavar="ID", help="only this one")
    _json(command)
    _fairness(command)
    _effort(command)


def _what_if(commands: "Commands[argparse.ArgumentParser]") -> None:
    command = _command(
        commands,
        "what-if",
        "reckon with other tables, slots, representatives and promises",
        "what_if",
    )
    _problem(command)
    _json(command)
    for name, kind, holder, text in (
        ("--tables", _natural, "N", "so many pooled tables; none named: a curve"),
        ("--representatives", str, "ID", "one more for each; none named: the best"),
        ("--minimum", _natural, "N", "meetings promised to everybody"),
    ):
        command.add_argument(name, nargs="*", type=kind, metavar=holder, help=text)
    command.add_argument(
        "--slots", action="store_true", help="without the last slot, with one more"
    )
    command.add_argument(
        "--dial", action="store_true", help="from most utility to minima first"
    )


def _repair(commands: "Commands[argparse.ArgumentParser]") -> None:
    command = _command(
        commands, "repair", "mend a schedule on the day, telling few people", "repair"
    )
    _problem(command)
    _schedule(command)
    _json(command)
    _effort(command)
    for name, kind, holder, text in (
        ("--absent", str, "ID", "they do not come any more"),
        ("--late", _late, "ID=SLOT", "they come in this slot"),
        ("--closed", str, "TABLE", "these tables are closed from now on"),
        ("--cancelled", str, "REQUEST", "these meetings are called off"),
    ):
        command.add_argument(
            name, nargs="+", type=kind, default=[], metavar=holder, help=text
        )
    for name, number, holder, text in (
        ("--notice", 0, "MINUTES", "meetings that begin sooner stay"),
        ("--budget", 25, "N", "people told who lost no meeting, in the second way"),
    ):
        command.add_argument(
            name, type=_natural, default=number, metavar=holder, help=text
        )
    command.add_argument(
        "--added",
        type=Path,
        metavar="FILE",
        help="JSON with the participants and requests that are new",
    )
    command.add_argument(
        "--now", required=True, metavar="SLOT", help="the slot that begins now"
    )
    command.add_argument(
        "--save", type=Path, metavar="FOLDER", help="write each way there as JSON"
    )


def _generate(commands: "Commands[argparse.ArgumentParser]") -> None:
    command = _command(
        commands, "generate", "make an event to try things with", "generate"
    )
    command.add_argument(
        "--size", choices=("county", "city", "expo", "national"), default="county"
    )
    for name in (
        "suppliers",
        "buyers",
        "requests",
        "slots",
        "tables",
        "days",
        "hosts",
        "minimum",
    ):
        command.add_argument(f"--{name}", type=_natural, metavar="N")
    for name in ("skew", "late", "early", "blocked"):
        command.add_argument(f"--{name}", type=float, metavar="SHARE")
    command.add_argument("--seed", type=_natural, default=1, metavar="N")
    command.add_argument(
        "--output", type=Path, metavar="FILE", help="write there instead of printing"
    )


def _report(commands: "Commands[argparse.ArgumentParser]") -> None:
    command = _command(
        commands, "report", "write one HTML page about a schedule", "report"
    )
    _problem(command)
    _schedule(command)
    command.add_argument(
        "--output", type=Path, default=Path("report.html"), metavar="FILE"
    )
