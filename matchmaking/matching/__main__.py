"""`python -m matchmaking.matching`: score, recommend and explain who should meet whom, from a terminal."""

from matchmaking.starting import start

if __name__ == "__main__":
    start("matchmaking.matching.cli")
