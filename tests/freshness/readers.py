"""Processes that read pages over and over and tell what each answer showed, and when it was asked for."""

import multiprocessing
import re
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from django.db import connections
from django.test import Client

CARD = re.compile(r'<article class="good.*?</article>', re.DOTALL)
MAIN = re.compile(r"<main.*?</main>", re.DOTALL)
TOKEN = re.compile(r'name="csrfmiddlewaretoken" value="[^"]*"')
ABOUT_ONE = {"product", "passport"}
WAIT_SECONDS = 60


@dataclass(frozen=True)
class Seen:
    """One answer: the page, when it was asked for and answered, and its facts."""

    page: str
    asked_at: float
    answered_at: float
    facts: str


def facts_of(page: str, html: str) -> str:
    """Return what a page says of products: its cards, or all of it when it is about one."""
    wanted = MAIN if page in ABOUT_ONE else CARD
    return TOKEN.sub("", "".join(wanted.findall(html)))


def look(client: Client, pages: Mapping[str, str]) -> Iterator[Seen]:
    for page, address in pages.items():
        asked_at = time.monotonic()
        html = client.get(address, follow=True).content.decode()
        yield Seen(page, asked_at, time.monotonic(), facts_of(page, html))


def read(pages: Mapping[str, str], found: Any, is_over: Any, rounds: Any) -> None:
    client = Client()
    while not is_over.is_set():
        begun_at = time.monotonic()
        for seen in look(client, pages):
            found.put(seen)
        rounds.value = begun_at
    found.put(None)
    connections.close_all()


class Readers:
    """Several processes that read until the end; each begins with what the test has held so far."""

    def __init__(self, pages: Mapping[str, str], number: int) -> None:
        context = multiprocessing.get_context("fork")
        self.found, self.is_over = context.Queue(), context.Event()
        self.rounds = [context.Value("d", 0.0) for _ in range(number)]
        self.seen: list[Seen] = []
        # A connection cannot be shared between processes.
        connections.close_all()
        self.processes = [
            context.Process(target=read, args=(pages, self.found, self.is_over, round_))
            for round_ in self.rounds
        ]
        for process in self.processes:
            process.start()

    def wait_for_a_round(self) -> None:
        """Wait until each process has read every page after now."""
        now, deadline = time.monotonic(), time.monotonic() + WAIT_SECONDS
        while any(round_.value < now for round_ in self.rounds):
            assert time.monotonic() < deadline, "the readers have stopped"
            time.sleep(0.02)

    def stop(self) -> list[Seen]:
        """Return all that was seen."""
        self.is_over.set()
        open_ends = len(self.processes)
        while open_ends:
            seen = self.found.get(timeout=WAIT_SECONDS)
            open_ends -= seen is None
            self.seen += [seen] if seen else []
        for process in self.processes:
            process.join(WAIT_SECONDS)
        return self.seen


@contextmanager
def reading(pages: Mapping[str, str], number: int) -> Iterator[Readers]:
    readers = Readers(pages, number)
    try:
        yield readers
    finally:
        readers.is_over.set()
        for process in readers.processes:
            process.join(1)
            process.kill()
