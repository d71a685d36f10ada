# Two commands do everything on a fresh machine with Python 3.11 and make: `make demo`, `make test`.
PYTHON ?= $(shell command -v python3.11 || command -v python3)
VENV := .venv
BIN := $(VENV)/bin
STAMP := $(VENV)/.installed

.PHONY: demo test lint fuzz bench render lock clean

demo: $(STAMP)
	$(BIN)/lexgap demo

test: $(STAMP)
	$(BIN)/pytest -n auto -m "not fuzz"

lint: $(STAMP)
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

fuzz: $(STAMP)
	$(BIN)/pytest -n auto -m fuzz

bench: $(STAMP)
	$(BIN)/python -m benchmarks

render: $(STAMP)
	$(BIN)/python -m corpus.render

lock:
	rm -rf build/lock && $(PYTHON) -m venv build/lock && build/lock/bin/pip install -q '.[dev]' \
	&& build/lock/bin/pip freeze --exclude lexgap > constraints.txt && rm -rf build/lock

$(STAMP): pyproject.toml constraints.txt
	$(PYTHON) -c 'import sys; sys.exit(0 if sys.version_info >= (3, 11) else "lexgap needs Python 3.11 or newer")'
	$(PYTHON) -m venv $(VENV)
	$(BIN)/pip install --quiet --disable-pip-version-check -c constraints.txt -e '.[dev]'
	touch $(STAMP)

clean:
	rm -rf $(VENV) outputs/demo build dist
