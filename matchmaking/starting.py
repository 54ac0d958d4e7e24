"""Starts a shell tool whose solvers take a while to load."""

import gc
import importlib
import os
import signal
import sys
from typing import NoReturn

STOPPED = 130  # as shells say it of a program that was interrupted


def start(tool: str) -> NoReturn:
    """Run the command line of a package; who stops it while it loads is not shown where."""
    if signal.getsignal(signal.SIGINT) is not signal.SIG_IGN:
        signal.signal(signal.SIGINT, lambda *_: os._exit(STOPPED))
    # A program that ends soon makes many values that live until then, and no circles worth looking for.
    gc.disable()
    sys.exit(importlib.import_module(tool).main(sys.argv[1:]))
