"""`python -m matchmaking.matching`: score, recommend and explain who should meet whom, from a terminal."""

import gc
import sys

from matchmaking.matching.cli import main

if __name__ == "__main__":
    # A run makes many small values, keeps all of them, and ends: looking for garbage would double its time.
    gc.disable()
    sys.exit(main(sys.argv[1:]))
