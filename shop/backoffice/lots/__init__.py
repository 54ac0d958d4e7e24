"""Lots: what happened to them, their stock, and their recall."""
