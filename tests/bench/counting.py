"""Count the SQL of pages, in either project: `python counting.py addresses.json counts.json`.

It imports nothing of ours, because the stock project runs it too.
"""

import json
import statistics
import sys
from pathlib import Path
from typing import Any

import django

django.setup()

from django.conf import settings  # noqa: E402 - after setup
from django.db import connection  # noqa: E402
from django.test import Client  # noqa: E402
from django.test.utils import CaptureQueriesContext  # noqa: E402

VISITS = 10
TRANSACTIONS = ("BEGIN", "COMMIT", "SAVEPOINT", "RELEASE", "ROLLBACK")


def count(page: dict[str, Any]) -> int:
    """Return the median number of statements of a page that was visited before."""
    found = []
    cookies = page.get("cookies") or [""]
    for number, path in enumerate(page["paths"][:VISITS]):
        visitor = Client(headers={"cookie": cookies[number % len(cookies)]})
        visitor.get(path)
        with CaptureQueriesContext(connection) as captured:
            visitor.get(path)
        statements = [query["sql"] for query in captured.captured_queries]
        found.append(sum(not sql.startswith(TRANSACTIONS) for sql in statements))
    return int(statistics.median(found))


if __name__ == "__main__":
    settings.ALLOWED_HOSTS = ["*"]
    pages = json.loads(Path(sys.argv[1]).read_text())
    counts = {name: count(page) for name, page in pages.items()}
    Path(sys.argv[2]).write_text(json.dumps(counts))
