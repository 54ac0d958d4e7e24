"""Run Django's deployment checks under the production settings, with the environment of .env.example."""

import os
import re
import secrets
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]


def example_environment() -> dict[str, str]:
    """Return what .env.example sets, with the secret that it leaves to the reader."""
    text = (ROOT / ".env.example").read_text()
    values = dict(re.findall(r"^([A-Z_]+)=(.*)$", text, flags=re.MULTILINE))
    return {**values, "SECRET_KEY": secrets.token_urlsafe(50)}


if __name__ == "__main__":
    command = [
        sys.executable,
        "manage.py",
        "check",
        "--deploy",
        "--fail-level",
        "WARNING",
    ]
    settings = {"DJANGO_SETTINGS_MODULE": "config.settings.prod"}
    environment = {**os.environ, **example_environment(), **settings}
    sys.exit(subprocess.run(command, cwd=ROOT, env=environment, check=False).returncode)
