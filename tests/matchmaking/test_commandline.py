"""Both shell tools speak the language they are asked for, of their own arguments too."""

import argparse
import gettext
import os
import re
import signal
from collections.abc import Callable, Iterator, Sequence

import pytest

from matchmaking.commandline import (
    Parser,
    decimal,
    language_of,
    natural,
    positive,
    speaking,
)
from matchmaking.matching import cli as matching
from matchmaking.matching.cli import arguments as of_matching
from matchmaking.scheduling import cli as scheduling
from matchmaking.scheduling.cli import arguments as of_scheduling

PARSERS = pytest.mark.parametrize("parser", [of_matching.parser, of_scheduling.parser])
CHINESE = re.compile("[\u4e00-\u9fff]")


def actions(parser: Parser) -> Iterator[argparse.Action]:
    for action in parser._actions:
        if isinstance(action, argparse._SubParsersAction):
            for command in action.choices.values():
                yield from actions(command)
        else:
            yield action


@PARSERS
def test_every_argument_is_told_in_both_languages(parser: Callable[[], Parser]) -> None:
    with speaking("zh-hans"):
        chinese = [str(each.help) for each in actions(parser())]
    with speaking("en"):
        english = [str(each.help) for each in actions(parser())]

    assert [each for each in chinese if not CHINESE.search(each)] == []
    assert [each for each in english if CHINESE.search(each) or each == "None"] == []


@pytest.mark.parametrize("main", [matching.main, scheduling.main])
def test_the_first_page_is_chinese_to_who_is(
    main: Callable[[Sequence[str]], int],
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("LANG", "zh_CN.UTF-8")

    with pytest.raises(SystemExit) as caught:
        main(["--help"])

    words = r"^(usage|options|positional)|  (show|say|write|print) "
    told = capsys.readouterr().out
    assert caught.value.code == 0
    assert "用法：" in told
    assert not re.search(words, told, re.MULTILINE)


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        ("solve", "缺少参数：FILE"),
        ("dance", "参数 COMMAND：没有 'dance' 这一选项"),
        ("solve a --seed", "参数 --seed：后面须跟一个值"),
        ("solve a --seed 1.5", "参数 --seed：须为整数，且不小于 0"),
        ("solve a --effort 0", "参数 --effort：须为整数，且不小于 1"),
        ("solve a --time-limit nan", "参数 --time-limit：须为数字，例如 2.5"),
        ("solve a --s 1", "--s 不明确，可能是 --seed, --save"),
        ("solve a --json=1", "参数 --json：后面不能跟值 '1'"),
        ("solve a --tea", "不认识的参数：--tea"),
        ("repair a b --now 1 --late tea", "参数 --late：须写成“编号=时段”，例如 tea=14:10"),
        ("repair a b --now 1 --absent", "参数 --absent：后面至少须跟一个值"),
    ],
)  # fmt: skip
def test_an_argument_that_cannot_be_used_is_said_in_chinese(
    arguments: str,
    sentence: str,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("LANG", "zh_CN.UTF-8")

    with pytest.raises(SystemExit) as caught:
        scheduling.main(arguments.split())

    assert caught.value.code == 2
    assert sentence in capsys.readouterr().err.splitlines()[-1]


def test_the_language_asked_for_comes_before_that_of_the_terminal(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("LANG", "zh_CN.UTF-8")

    assert language_of(["solve", "a", "--language", "en", "--seed", "x"]) == "en"
    assert language_of(["solve", "a"]) == "zh-hans"
    assert language_of(["solve", "--language", "fr"]) == "zh-hans"


@pytest.mark.parametrize("before", [None, "de"])
def test_speaking_leaves_no_trace(
    monkeypatch: pytest.MonkeyPatch, before: str | None
) -> None:
    monkeypatch.delenv("LANGUAGE", raising=False)
    if before is not None:
        monkeypatch.setenv("LANGUAGE", before)
    domain = gettext.textdomain()

    with speaking("zh-hans"):
        assert gettext.gettext("usage: ") == "用法："

    assert (gettext.textdomain(), os.environ.get("LANGUAGE")) == (domain, before)


@pytest.mark.parametrize(
    ("kind", "text"),
    [(natural, "-1"), (natural, "x"), (positive, "0"), (decimal, "inf"), (decimal, "")],
)
def test_numbers_are_what_they_are_called(
    kind: Callable[[str], float], text: str
) -> None:
    with pytest.raises(argparse.ArgumentTypeError):
        kind(text)

    assert (natural("0"), positive("12"), decimal("0.25")) == (0, 12, 0.25)


def test_a_job_in_the_background_goes_on_when_another_is_stopped() -> None:
    before = signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        assert scheduling.main(["schema", "problem"]) == 0
        assert signal.getsignal(signal.SIGINT) is signal.SIG_IGN
    finally:
        signal.signal(signal.SIGINT, before)
