"""A private Redis that keeps nothing."""

import shutil

from scripts.services.process import Server, ServiceError, answers


class Redis(Server):
    def __init__(self) -> None:
        super().__init__("Redis")

    def open(self) -> dict[str, str]:
        program = shutil.which("redis-server") or shutil.which("valkey-server")
        if program is None:
            raise ServiceError("Redis is not installed and REDIS_URL is not set")
        self.start(
            [
                program,
                "--bind",
                "127.0.0.1",
                "--port",
                str(self.port),
                "--save",
                "",
                "--appendonly",
                "no",
            ]
        )
        self.wait(lambda: answers(self.port), seconds=20)
        return {"REDIS_URL": f"redis://127.0.0.1:{self.port}/0"}
