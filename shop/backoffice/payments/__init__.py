"""Payments, refunds and transfers in the back office."""
