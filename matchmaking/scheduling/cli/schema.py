"""`schema`: how a file is written, for programs that check it themselves."""

import json
from argparse import Namespace

from matchmaking.scheduling.format import SCHEMAS


def run(given: Namespace) -> int:
    """Print the JSON Schema."""
    print(json.dumps(SCHEMAS[given.of], ensure_ascii=False, indent=2))
    return 0
