"""`python -m matchmaking.scheduling`: solve, check, explain and repair meeting schedules from a terminal."""

from matchmaking.starting import start

if __name__ == "__main__":
    start("matchmaking.scheduling.cli")
