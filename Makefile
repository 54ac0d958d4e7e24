# Two commands need nothing before them but Python 3.11 or newer, make and a shell: `make demo` and `make test`.
# `make help` lists all.

PYTHON ?= $(shell for p in python3 python3.14 python3.13 python3.12 python3.11; do \
	$$p -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && echo $$p && break; done)
VENV := .venv/bin/
MANAGE := $(VENV)python manage.py
UV_COMPILE := $(VENV)uv pip compile --quiet --generate-hashes --no-header --universal --override requirements/override.txt
.DEFAULT_GOAL := help
MAKEFLAGS += --no-print-directory

.PHONY: help
help:  ## List what make can do
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/^([a-z-]+):.*## /\1 /' | while read -r name text; do \
		printf '  make %-16s %s\n' "$$name" "$$text"; done

.PHONY: python app dev
python:
	@test -n "$(PYTHON)" || { echo "Python 3.11 or newer was not found. Install it, or say where it is: make PYTHON=/path/to/python3"; exit 1; }
app: python
	@$(PYTHON) scripts/environment.py app
dev: python  ## Make the environment for working on the project
	@$(PYTHON) scripts/environment.py dev

.PHONY: demo serve
demo: app  ## Serve the demo world on 127.0.0.1:8000 (PORT=… for another port)
	@$(VENV)python -m scripts.demo
serve: dev  ## Serve for development, with reloading
	$(MANAGE) migrate
	$(MANAGE) runserver $(or $(PORT),8000)

.PHONY: test
test: dev  ## Start what the tests need and run them all (ARGS="…" go to pytest)
	@$(MANAGE) compile_catalogs
	@$(VENV)python -m scripts.run_tests $(ARGS)

CHECKS := check-ruff check-format check-types check-imports check-templates check-dependencies check-dead-code check-django check-deploy
.PHONY: check css $(CHECKS)
css: app  ## Join the style sheets into the one that pages load
	$(VENV)python scripts/build_css.py

check: $(CHECKS)  ## Run every static check
check-ruff: dev
	$(VENV)ruff check --quiet --output-format concise .
check-format: dev
	$(VENV)ruff format --check --output-format concise .
check-types: dev
	$(VENV)mypy --no-error-summary core shop matchmaking cms config scripts
check-imports: dev
	$(VENV)lint-imports --cache-dir var/cache/import-linter | tail -n +5
check-templates: dev
	git ls-files '*/templates/*.html' | xargs -r $(VENV)djade --check --target-version 5.2
	$(VENV)djlint --quiet --lint core shop cms config
check-dependencies: dev
	$(VENV)deptry .
check-dead-code: dev
	$(VENV)vulture
check-django: dev
	$(MANAGE) makemigrations --check --dry-run
	$(MANAGE) check --fail-level WARNING
check-deploy: dev
	$(VENV)python -m scripts.check_deploy

.PHONY: lock
lock: dev  ## Make the requirements files anew from pyproject.toml (ARGS=--upgrade takes newer versions)
	$(UV_COMPILE) $(ARGS) pyproject.toml --output-file requirements/app.txt
	$(UV_COMPILE) $(ARGS) pyproject.toml --extra fast --output-file requirements/fast.txt
	$(UV_COMPILE) $(ARGS) pyproject.toml --extra fast --group dev --output-file requirements/dev.txt
	$(UV_COMPILE) $(ARGS) --group pyproject.toml:bootstrap --output-file requirements/bootstrap.txt

.PHONY: messages
messages: dev  ## Compile the texts of both languages, and name those without Chinese
	$(MANAGE) compile_catalogs
	$(VENV)python -m scripts.messages

.PHONY: pictures
pictures: dev  ## Take the pictures in docs/pictures anew from a demo that is being served (ARGS=http://127.0.0.1:8000)
	$(VENV)python -m scripts.screenshots $(or $(ARGS),http://127.0.0.1:8000)

.PHONY: clean
clean:  ## Remove what the project made, the environment and the demo's data too
	rm -rf .venv var build .mypy_cache .ruff_cache .pytest_cache .hypothesis
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

-include scripts/*.mk
