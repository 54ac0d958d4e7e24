"""Why requests are not met, and what would change it: both true, and both checked by applying them."""

from matchmaking.scheduling.reasons.explain import Explanation, explain, unmet
from matchmaking.scheduling.reasons.fixes import Fix
from matchmaking.scheduling.reasons.words import words

__all__ = ["Explanation", "Fix", "explain", "unmet", "words"]
