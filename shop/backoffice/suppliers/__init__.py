"""Suppliers and their facilities."""
