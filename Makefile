# The two commands of the README: make run, make test. Everything else is for those who work on bluehelm.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin

# where this is set, every command would compile Django anew: a second each
unexport PYTHONDONTWRITEBYTECODE

.PHONY: run test check prove bench lock clean

run: $(VENV)/.run
	@$(BIN)/bluehelm run

test: $(VENV)/.dev
	@$(BIN)/python -m pytest -n auto --maxprocesses 4 --dist loadfile $(ARGS)

# format, lint and types, as CI does
check: $(VENV)/.dev
	@$(BIN)/ruff format --check .
	@$(BIN)/ruff check .
	@$(BIN)/mypy

# long proofs and loads, outside CI; of each cell of the estimator's proof RUNS are made, kept, and not made twice
RUNS ?= 200
prove: $(VENV)/.dev
	@$(BIN)/python -m pytest -m prove $(ARGS)
	@$(BIN)/python -m benchmarks.checks
	@$(BIN)/python -m benchmarks.mandates
	@$(BIN)/python -m benchmarks.impact
	@$(BIN)/python -m benchmarks.places
	@$(BIN)/python -m benchmarks.events load
	@$(BIN)/bluehelm impact prove --runs $(RUNS)
	@$(BIN)/python -m benchmarks.run

bench: $(VENV)/.dev
	@$(BIN)/python -m benchmarks.run

$(VENV)/bin/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
	  { echo "bluehelm needs Python 3.11 or newer; found $$($(PYTHON) --version 2>&1). Set PYTHON=/path/to/python3.11."; exit 2; }
	@echo "Setting up (once, a minute or two) .."
	@$(PYTHON) -m venv $(VENV) || \
	  { rm -rf $(VENV); echo "Python has no venv module here; on Debian: apt-get install python3-venv"; exit 2; }

# the lock has hashes and no addresses; the command itself is built from this folder, without a download
$(VENV)/.run: requirements/run.lock pyproject.toml | $(VENV)/bin/python
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements/run.lock
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
	@touch $@

$(VENV)/.dev: requirements/dev.lock $(VENV)/.run
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements/dev.lock
	@touch $@

# make the locks anew; needs uv
lock:
	uv pip compile --universal --generate-hashes --no-emit-index-url --no-header --no-annotate --python-version 3.11 \
	  pyproject.toml requirements/build.in -o requirements/run.lock
	uv pip compile --universal --generate-hashes --no-emit-index-url --no-header --no-annotate --python-version 3.11 \
	  pyproject.toml requirements/build.in --extra dev -c requirements/run.lock -o requirements/dev.lock

clean:
	rm -rf $(VENV) build src/*.egg-info .pytest_cache .mypy_cache .ruff_cache .hypothesis
