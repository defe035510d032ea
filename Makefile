# One-line targets; each makes .venv first, from the hashed lock files. PYTHON chooses the Python (3.11 or newer).
PYTHON ?= python3
BIN := .venv/bin
PIP := $(BIN)/python -m pip install -qq --disable-pip-version-check
FORMATS := text json md html csv graphml
LOCK := uv pip compile --quiet --universal --fork-strategy fewest --generate-hashes --custom-compile-command "make lock"

.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
.PHONY: help demo test test-spark lint types gate bench docs screenshots accept fuzz venv lock clean

help:   ## what can be made
	@grep -hE '^[a-z-]+:.*##' Makefile | sed -E 's/:[^#]*##/\t/' | expand -t 12
demo: .venv/run  ## the main job on seeds/, and where its HTML report lies
	@$(BIN)/reconcile demo
test: .venv/dev  ## the whole test suite, also in a browser; gets a Chromium where there is none, or says how
	@$(BIN)/python tests/browser/chromium.py
	@$(BIN)/python -m pytest
test-spark: .venv/dev  ## the engine on a real Spark, with a master and workers of this machine; needs Java 17 or newer
	@$(PIP) --require-hashes --requirement requirements/spark.txt
	@$(BIN)/python -m pytest tests/spark
lint: .venv/dev  ## ruff (rules and format) and the layer contracts
	@$(BIN)/ruff check . && $(BIN)/ruff format --check . && $(BIN)/lint-imports --no-logo
types: .venv/dev  ## mypy --strict
	@$(BIN)/mypy
gate: .venv/dev  ## figures against the gold data and their floors (raise them: make gate ARGS=--raise)
	@$(BIN)/python bench/gate.py $(ARGS)
bench: .venv/dev  ## speed and memory, each beside others where there are any, into docs/benchmarks.md
	@$(BIN)/python bench/start.py --write
	@$(BIN)/python bench/whole.py --write
	@$(BIN)/python bench/speed.py $(ARGS)
	@$(BIN)/python bench/review.py
	@$(BIN)/python bench/report.py
	@$(PIP) --require-hashes --requirement requirements/bench.txt
	@$(BIN)/python bench/linking.py --write
	@$(BIN)/python bench/extraction.py $(ARGS)
	@$(PIP) --require-hashes --requirement requirements/spark.txt
	@$(BIN)/python bench/spark.py --write
docs: .venv/dev  ## rewrites the pages that are made from --help and from the rules
	@$(BIN)/python docs/make.py
screenshots: .venv/dev  ## takes the pictures of the README again, in a Chromium
	@$(BIN)/python tests/browser/chromium.py
	@$(BIN)/python docs/screenshots.py
accept: .venv/dev  ## rewrites reports/ from seeds/
	@for f in $(FORMATS); do $(BIN)/reconcile run seeds --no-case --format $$f --output reports/report.$$f || [ $$? -eq 1 ] || exit; done
fuzz: .venv/dev  ## arbitrary text: properties, then a minute of a fuzzer that follows the code's branches
	@FUZZ_EXAMPLES=3000 $(BIN)/python -m pytest -q tests/fuzz
	@$(PIP) --require-hashes --requirement requirements/fuzz.txt || { echo "atheris could not be installed: it is built for Linux, Python 3.11 to 3.13" >&2; exit 1; }
	@$(BIN)/python tests/fuzz/fuzz_extraction.py -max_total_time=60
venv: .venv/dev  ## .venv with all that the targets need
lock:   ## resolves pyproject.toml anew into requirements/ (needs uv)
	@$(LOCK) --group build -o requirements/run.txt pyproject.toml
	@$(LOCK) --group build --group dev -c requirements/run.txt -o requirements/dev.txt pyproject.toml
	@$(LOCK) --extra spark -c requirements/dev.txt -o requirements/spark.txt pyproject.toml
	@$(LOCK) --group pyproject.toml:bench -c requirements/dev.txt -o requirements/bench.txt
clean:  ## removes .venv and caches
	rm -rf .venv .mypy_cache .ruff_cache .pytest_cache .import_linter_cache .hypothesis dist

.venv/bin/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Python 3.11 or newer is needed: make PYTHON=python3.12")'
	@$(PYTHON) -m venv .venv
.venv/run .venv/dev: .venv/%: requirements/%.txt pyproject.toml | .venv/bin/python
	@echo "installing $< into .venv" >&2
	@$(PIP) --require-hashes --requirement $<
	@$(PIP) --no-deps --no-build-isolation --editable .
	@touch $@
