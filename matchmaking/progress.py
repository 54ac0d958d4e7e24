"""A progress bar for a terminal."""

import sys
from typing import TextIO

BAR = 30  # columns of a full bar


class Progress:
    """A bar that fills on a terminal, and nothing anywhere else."""

    def __init__(self, label: str, stream: TextIO | None = None) -> None:
        self.label = label
        self.stream = stream or sys.stderr
        self.shown = False

    def __call__(self, share: float, note: str = "") -> None:
        """Show how much is done, between 0 and 1."""
        if self.stream.isatty():
            full = round(max(0.0, min(1.0, share)) * BAR)
            self.stream.write(
                f"\r\x1b[K{self.label}  {'█' * full}{'░' * (BAR - full)} {note}"
            )
            self.stream.flush()
            self.shown = True

    def close(self) -> None:
        if self.shown:
            self.stream.write("\r\x1b[K")
            self.stream.flush()
