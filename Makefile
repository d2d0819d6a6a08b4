# make run    the tables of the sample dispatches, in outputs/
# make test   the tests
# make quick  those that load no model and run no command, in seconds
# make gazetteer   what `wireledger init --country` asks, on top of make run
# Each makes its own environment in .venv from the hash-locked files; the second call finds it ready.

PYTHON ?= $(shell for python in python3 python3.13 python3.12 python3.11; do \
	"$$python" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && { echo "$$python"; break; }; done)
VENV := .venv
BIN := $(VENV)/bin
INSTALL := $(BIN)/python -m pip install --quiet --disable-pip-version-check

.PHONY: run test quick gazetteer check docs lock clean

run: $(VENV)/run-ready
	$(BIN)/wireledger run data/dispatches -o outputs

test: $(VENV)/test-ready
	$(BIN)/python -m pytest -n auto --maxprocesses 4 --dist loadfile

# For the loop while editing; tests/conftest.py says what it leaves out.
quick: $(VENV)/test-ready
	$(BIN)/python -m pytest -q --quick

gazetteer: $(VENV)/run-ready
	$(INSTALL) --require-hashes --only-binary :all: -r requirements-gazetteer.lock

# Everything CI asks for.
check: test
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

# The excerpts and figures in README.md and docs/, made anew.
docs: $(VENV)/run-ready
	$(BIN)/python docs/refresh.py

$(VENV)/run-ready: requirements.lock pyproject.toml | $(VENV)/made
	$(INSTALL) --require-hashes --only-binary :all: -r requirements.lock
	$(INSTALL) --no-deps --no-build-isolation --editable .
	touch $@

$(VENV)/test-ready: requirements-dev.lock pyproject.toml | $(VENV)/made
	$(INSTALL) --require-hashes --only-binary :all: -r requirements-dev.lock
	$(INSTALL) --no-deps --no-build-isolation --editable .
	touch $@

$(VENV)/made:
	@test -n "$(PYTHON)" || { echo "wireledger needs Python 3.11 or newer and found none; install it, or name one: make run PYTHON=/path/to/python3.12" >&2; exit 1; }
	@"$(PYTHON)" -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "wireledger needs Python 3.11 or newer, and $(PYTHON) is older or missing; name another: make run PYTHON=/path/to/python3.12" >&2; exit 1; }
	"$(PYTHON)" -m venv --clear $(VENV)
	touch $@

# New versions of everything; needs uv on the path. The lock files name no index, only versions and hashes.
LOCK := uv pip compile pyproject.toml - --universal --python-version 3.11 --generate-hashes --no-header --upgrade --quiet
lock:
	echo hatchling | $(LOCK) --output-file requirements.lock
	echo hatchling | $(LOCK) --extra gazetteer --constraint requirements.lock --output-file requirements-gazetteer.lock
	echo hatchling | $(LOCK) --extra cluster --constraint requirements.lock --output-file requirements-cluster.lock
	echo hatchling | $(LOCK) --extra dev --extra training --extra gazetteer --extra cluster --constraint requirements.lock --output-file requirements-dev.lock

clean:
	rm -rf $(VENV) build dist
