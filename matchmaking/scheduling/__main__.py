"""`python -m matchmaking.scheduling`: solve, check, explain and repair meeting schedules from a terminal."""

import gc
import sys

from matchmaking.scheduling.cli import main

if __name__ == "__main__":
    # A program that ends soon makes many values that live until then, and no circles worth looking for.
    gc.disable()
    sys.exit(main(sys.argv[1:]))
