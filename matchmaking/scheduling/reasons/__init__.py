"""Why requests are not met, and what would change it."""
