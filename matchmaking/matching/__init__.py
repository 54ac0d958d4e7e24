"""Who should meet whom, and why: gates, scores that explain themselves, and lists that respect capacity. No Django."""
