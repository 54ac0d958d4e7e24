"""B2B meeting scheduling: who meets whom, when and at which table, with proven bounds. No Django, no I/O but files named."""
