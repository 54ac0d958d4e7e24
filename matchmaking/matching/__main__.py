"""`python -m matchmaking.matching`: score, recommend and explain who should meet whom, from a terminal."""

import sys

from matchmaking.matching.cli import main

if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
