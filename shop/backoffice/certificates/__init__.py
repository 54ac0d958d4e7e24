"""Certificates: each change is a new version, and says what it did to the sale."""
