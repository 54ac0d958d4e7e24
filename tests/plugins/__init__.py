"""What the tests stand on: databases, parts that may be missing, the browser."""
