"""Benchmarks: pages against a stock Oscar, search engines, weights. Run by `make bench`, never by the tests."""
