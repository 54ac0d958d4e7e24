"""Orders and stock in the back office."""
