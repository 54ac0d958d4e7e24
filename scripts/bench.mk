# Measurements. They are never part of `make test`: what a machine does in a second is no test. See docs/benchmarks.md.

BENCH := $(VENV)python -m tests.bench

.PHONY: bench bench-growth bench-search bench-weights bench-lighthouse bench-scheduling bench-matching
bench: dev  ## Measure pages against a stock Oscar (ARGS="--quick"; docs/benchmarks.md)
	@$(BENCH) $(ARGS)
bench-growth: dev  ## Measure listings at 1,000, 10,000 and 100,000 products
	@$(BENCH).growth $(ARGS)
bench-search: dev  ## Measure searches at 10,000 and 100,000 products on three stores
	@$(BENCH).growth --pages search,suggest --stores sqlite,postgres,elastic --sizes 10000,100000 $(ARGS)
bench-weights: dev  ## Weigh the first view of pages in Chromium
	@$(BENCH).weights $(ARGS)
bench-lighthouse: dev  ## Let Lighthouse judge the main pages
	@$(BENCH).lighthouse $(ARGS)
bench-scheduling: dev  ## Measure the meeting scheduler on published instances and large events
	@$(BENCH).scheduling $(ARGS)
bench-matching: dev  ## Compare policies of recommendation on a simulated event
	@$(BENCH).matching $(ARGS)
