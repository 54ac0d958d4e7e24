"""Objects for tests, small and without surprises."""
