"""The servers that the tests need, each private to one run: own port, own folder, stopped by its own process id."""
