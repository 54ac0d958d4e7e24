import io

from matchmaking.progress import Progress


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def test_a_bar_fills_on_a_terminal_and_is_wiped_away() -> None:
    terminal = Terminal()
    bar = Progress("fair", terminal)

    bar(0.5, "12")
    bar(2.0)
    half, full = terminal.getvalue().split("\r\x1b[K")[1:]
    bar.close()

    assert (half.count("█"), half.count("░")) == (15, 15)
    assert half.startswith("fair")
    assert half.endswith("12")
    assert full.count("█") == 30
    assert terminal.getvalue().endswith("\r\x1b[K")


def test_nothing_is_shown_elsewhere() -> None:
    file = io.StringIO()
    bar = Progress("fair", file)

    bar(0.5)
    bar.close()

    assert file.getvalue() == ""
