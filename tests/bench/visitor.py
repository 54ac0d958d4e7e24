"""Load without wrk: four connections of one process, each asking again as soon as it was answered.

It costs more CPU than wrk, so requests a second come out lower; CPU a request is the same.
"""

import socket
import statistics
import sys
import threading
import time
from pathlib import Path
from urllib.parse import urlsplit

CONNECTIONS = 4
OK = b"200"


class Visitor:
    """Asks for addresses in turn and keeps how long each answer took."""

    def __init__(self, origin: str, lines: list[str], start: int) -> None:
        address = urlsplit(origin)
        self.place = (address.hostname or "127.0.0.1", address.port or 80)
        self.requests = [request_of(line, address.netloc) for line in lines]
        self.turn, self.taken = start, []  # type: int, list[float]
        self.failed = 0
        self.lock = threading.Lock()

    def next(self) -> bytes:
        with self.lock:
            self.turn += 1
            return self.requests[self.turn % len(self.requests)]

    def ask(self) -> None:
        started = time.perf_counter()
        with socket.create_connection(self.place, timeout=60) as connection:
            connection.sendall(self.next())
            head = connection.recv(65536)
            while connection.recv(65536):
                pass
        took = time.perf_counter() - started
        with self.lock:
            self.taken.append(took * 1000)
            self.failed += head[9:12] != OK

    def until(self, deadline: float) -> None:
        while time.monotonic() < deadline:
            self.ask()


def request_of(line: str, host: str) -> bytes:
    path, _tab, cookie = line.partition("\t")
    kept = f"Cookie: {cookie}\r\n" if cookie else ""
    return f"GET {path} HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n{kept}\r\n".encode()


def main(origin: str, seconds: float, file: str, offset: int) -> None:
    visitor = Visitor(origin, Path(file).read_text().splitlines(), offset)
    started = time.monotonic()
    threads = [
        threading.Thread(target=visitor.until, args=(started + seconds,))
        for _ in range(CONNECTIONS)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    micros = (time.monotonic() - started) * 1e6
    points = statistics.quantiles(visitor.taken, n=20)
    print(
        f"RESULT {len(visitor.taken)} {micros:.0f} {visitor.failed} {points[9]:.3f} {points[18]:.3f} 0"
    )


if __name__ == "__main__":
    main(sys.argv[1], float(sys.argv[2]), sys.argv[3], int(sys.argv[4]))
