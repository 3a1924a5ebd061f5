# Everything a newcomer needs: `make demo` and `make test`. Both set up a private environment in .venv first.
PYTHON ?= $(shell command -v python3.11 || command -v python3)
VENV := .venv
BIN := $(VENV)/bin
PEERS := .venv-peers
# The gold articles are not part of this repository; their scores are checked where the folder is named.
ISNAD_GOLD ?=
export ISNAD_GOLD

.PHONY: demo test lint types unit bench clean

demo: $(VENV)/.ready
	@mkdir -p out
	@$(BIN)/isnad read --published 2031-03-14 examples/crawled-page.txt
	@rm -f out/demo.ledger out/demo.ledger-*
	@$(BIN)/isnad add out/demo.ledger --published 2031-03-14 examples/crawled-page.txt
	@$(BIN)/isnad add out/demo.ledger examples/reports.jsonl
	@echo
	@echo "Its incidents, each with the tolls that invented outlets give:"
	@$(BIN)/isnad incidents out/demo.ledger
	@echo
	@echo "Read, compare and check them in the browser: $(BIN)/isnad desk out/demo.ledger --review"
	@echo "Your own page: $(BIN)/isnad read FILE --published YYYY-MM-DD"

test: lint types unit

lint: $(VENV)/.tests
	$(BIN)/ruff check
	$(BIN)/ruff format --check

types: $(VENV)/.tests
	$(BIN)/mypy

unit: $(VENV)/.tests
	$(BIN)/pytest -n 2

bench: $(VENV)/.tests $(PEERS)/.ready
	ISNAD_PEERS=$(PEERS)/bin/python $(BIN)/python -m benchmarks

# Peers have an environment of their own; one that cannot be installed costs its row of the report, nothing else.
$(PEERS)/.ready: benchmarks/peers.txt benchmarks/peers_alone.txt
	@$(PYTHON) -m venv $(PEERS)
	-$(PEERS)/bin/pip install --quiet --disable-pip-version-check --requirement benchmarks/peers.txt
	-$(PEERS)/bin/pip install --quiet --disable-pip-version-check --no-deps --requirement benchmarks/peers_alone.txt
	@touch $@

$(VENV)/.ready: pyproject.toml
	@test -n "$(PYTHON)" || { echo "Python 3.11 or newer is needed: apt-get install python3"; exit 1; }
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "$(PYTHON) is too old: Python 3.11 or newer is needed"; exit 1; }
	@$(PYTHON) -m venv $(VENV) || { echo "The venv module is missing: apt-get install python3-venv"; exit 1; }
	$(BIN)/pip install --quiet --disable-pip-version-check --editable '.[desk]'
	@touch $@

$(VENV)/.tests: $(VENV)/.ready
	$(BIN)/pip install --quiet --disable-pip-version-check --editable '.[dev,all]'
	@touch $@

clean:
	rm -rf $(VENV) $(PEERS) out build dist .pytest_cache .mypy_cache .ruff_cache .hypothesis
