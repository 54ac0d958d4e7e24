"""A module run in a process that listens to Ctrl-C, even where the tests themselves run in the background.

`python -m tests.matchmaking.interrupted MODULE WHEN ARGUMENTS…` presses it when the import of WHEN begins, or after so
many seconds of the processor.
"""

import os
import runpy
import signal
import sys
import threading
import time
from collections.abc import Sequence


class Finger:
    """Finds no module, but presses Ctrl-C when one is looked for."""

    def __init__(self, when: str) -> None:
        self.when = when

    def find_spec(
        self, name: str, _path: Sequence[str] | None, _target: object
    ) -> None:
        if name == self.when:
            press()


def press() -> None:
    os.kill(os.getpid(), signal.SIGINT)


def press_after(seconds: float) -> None:
    while time.process_time() < seconds:
        time.sleep(0.05)
    press()


if __name__ == "__main__":
    module, when = sys.argv[1:3]
    signal.signal(signal.SIGINT, signal.default_int_handler)
    if when.isdecimal():
        threading.Thread(target=press_after, args=[float(when)], daemon=True).start()
    sys.meta_path.insert(0, Finger(when))  # type: ignore[arg-type]
    sys.argv[1:] = sys.argv[3:]
    runpy.run_module(module, run_name="__main__", alter_sys=True)
