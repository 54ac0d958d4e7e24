"""The demonstration: an invented world, one-click sign-in and a mail viewer. Installed in dev, test and demo only."""
