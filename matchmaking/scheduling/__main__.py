"""`python -m matchmaking.scheduling`: solve, check, explain and repair meeting schedules from a terminal."""

import sys

from matchmaking.scheduling.cli import main

if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
