# make demo   set up, build the graph from the bundled documents, ask it a question, audit it
# make test   set up and run every check; the tests come last
# make help   all targets
#
# PYTHON=python3.12 chooses the interpreter that .venv is made with.

PYTHON ?= python3
VENV   := .venv
BIN    := $(VENV)/bin
READY  := $(VENV)/.ready

MAKEFLAGS     += --no-print-directory
.DEFAULT_GOAL := help
.PHONY: help setup demo test lint lock docs benchmark clean

help:
	@echo 'make demo       build the graph from the bundled documents, ask it a question, audit it'
	@echo 'make test       every check: style, types, order of imports, tests with coverage'
	@echo 'make lint       the same without the tests'
	@echo 'make docs       write the generated reference pages and the built graph'
	@echo 'make benchmark  measure and print the times'
	@echo 'make lock       resolve requirements.lock anew'
	@echo 'make clean      remove the environment, caches and the demo workspace'

demo: $(READY)
	$(BIN)/coomet-graph build
	$(BIN)/coomet-graph ask works-by-indicator --param body="TC 4"
	@# Exit code 1 says that the audit found something, as it should in these documents.
	$(BIN)/coomet-graph audit --format summary || [ $$? -eq 1 ]

test: lint
	$(BIN)/pytest -n auto --cov --cov-report=term

lint: $(READY)
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports --no-logo

docs: $(READY)
	$(BIN)/python docs/generate.py
	$(BIN)/coomet-graph build --workspace build/workspace
	mkdir -p data/graph
	$(BIN)/coomet-graph export --format turtle --output data/graph/coomet.ttl --workspace build/workspace

benchmark: $(READY)
	$(BIN)/python -m benchmarks.benchmark

lock: $(READY)
	$(BIN)/python -m pip install --quiet 'uv>=0.9'
	$(BIN)/uv pip compile --quiet --upgrade --universal --python-version 3.11 --generate-hashes \
		--no-emit-index-url --no-header --extra dev pyproject.toml -o requirements.lock

clean:
	rm -rf $(VENV) coomet-workspace build dist .coverage .coverage.* htmlcov \
		.hypothesis .import_linter_cache .mypy_cache .pytest_cache .ruff_cache
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

setup: $(READY)

# The stamp keeps a second run from installing again while these two files stay as they are.
# Wheels only, so that no compiler is needed. Where a platform has no wheel of a locked version, pip chooses the
# versions itself; but a file that does not match its hash stops the set-up.
$(READY): pyproject.toml requirements.lock
	@command -v '$(PYTHON)' >/dev/null 2>&1 \
		|| { echo "No '$(PYTHON)' here: install Python 3.11 or later, or name it: make PYTHON=python3.12" >&2; exit 1; }
	@'$(PYTHON)' -c 'import sys; sys.exit(sys.version_info < (3, 11))' \
		|| { echo "'$(PYTHON)' is $$('$(PYTHON)' --version 2>&1): Python 3.11 or later is needed, name one: make PYTHON=python3.12" >&2; exit 1; }
	@$(BIN)/python -m pip --version >/dev/null 2>&1 || '$(PYTHON)' -m venv --clear $(VENV) \
		|| { echo "'$(PYTHON)' cannot make a virtual environment (on Debian and Ubuntu: apt install python3-venv)" >&2; exit 1; }
	@echo 'Installing into $(VENV) ...'
	@if $(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes --only-binary :all: \
			-r requirements.lock 2>$(VENV)/install.log; then \
		$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e . ; \
	elif grep -q 'DO NOT MATCH THE HASHES' $(VENV)/install.log; then \
		cat $(VENV)/install.log >&2; exit 1; \
	else \
		cat $(VENV)/install.log >&2; \
		echo 'The locked versions do not install here: pip chooses versions itself.' >&2; \
		$(BIN)/python -m pip install --quiet --disable-pip-version-check --prefer-binary -e '.[dev]'; \
	fi
	@touch $(READY)
