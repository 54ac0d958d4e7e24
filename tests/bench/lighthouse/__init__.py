"""Lighthouse's version is pinned here; it is installed into var/cache."""
