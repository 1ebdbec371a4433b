# 一窗 Yichuang. `make help` lists the targets; each one sets up what it needs.
.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
SHELL := /bin/bash

PYTHON ?= $(shell for p in python3.11 python3.12 python3.13 python3; do \
	$$p -c 'import sys, venv, ensurepip; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && echo $$p && break; done)
VENV := .venv
BIN := $(VENV)/bin
STAMP := $(VENV)/.stamp
FLOOR := .venv-qt-floor
FLOOR_STAMP := $(FLOOR)/.stamp
PIP := -m pip --disable-pip-version-check --no-input -qq
JOBS ?= 2
UPGRADE ?=
KILLS ?= 200
STORM ?= 90
COUNTERS ?= 20
CUTS ?= 9000
SEED ?= 1
SEEDS ?= 3000
FIRST ?= 1

# Nothing is read from a HOME or kept in one, so an empty one will do.
export PYTHONNOUSERSITE := 1
export PYTHONUTF8 := 1
export LANG ?= C.UTF-8
OFFSCREEN := QT_QPA_PLATFORM=offscreen

.PHONY: help demo test check bench bench-sync screens bundle lock test-qt-floor kill-test kill-office power-cuts simulate diagram clean env qt

help: ## List the targets
	@awk -F ':.*## ' '/^[a-z-]+:.*## / {printf "  make %-14s %s\n", $$1, $$2}' $(firstword $(MAKEFILE_LIST))

demo: env qt ## A day at the window: PDFs, pictures and summary.json in out/
	@$(BIN)/yichuang demo --out out

test: env qt ## Every test but the slow ones, in random order
	@$(OFFSCREEN) $(BIN)/python -m pytest -n $(JOBS) -m "not slow" $(ARGS)

check: env qt ## Style, types, the arrows between the layers, sizes, translations
	@echo "==> ruff" && $(BIN)/ruff check --quiet --output-format concise . && $(BIN)/ruff format --quiet --check .
	@echo "==> mypy" && $(BIN)/mypy
	@mkdir -p build && echo "==> import-linter" && $(BIN)/lint-imports > build/arrows.txt || { cat build/arrows.txt; exit 1; }; grep Contracts: build/arrows.txt
	@echo "==> sizes" && $(BIN)/python -m tests.architecture.sizes
	@echo "==> architecture" && $(OFFSCREEN) $(BIN)/python -m pytest -q -p no:randomly tests/architecture

bench: env qt ## The budgets, as ratios in one run
	@$(OFFSCREEN) $(BIN)/python -m tests.bench $(ARGS)

bench-sync: env ## Counters and a center on PostgreSQL: how fast, how many bytes, how many at rest
	@$(BIN)/python -m tests.bench sync idle

screens: env qt ## A picture of every screen, in out/screens
	@$(OFFSCREEN) $(BIN)/yichuang screens --out out/screens

bundle: env qt ## The program as a folder that needs no Python, in dist/yichuang; it then examines itself
	@bash installer/linux/bundle-tools.sh $(BIN)/python
	@$(BIN)/python -m PyInstaller --noconfirm --clean --log-level WARN --distpath dist --workpath build installer/counter.spec
	@echo "==> dist/yichuang: $$(du -sm dist/yichuang | cut -f1) MB; it examines itself"
	@$(OFFSCREEN) dist/yichuang/yichuang doctor

test-qt-floor: $(FLOOR_STAMP) qt ## The window's tests on the oldest Qt we run on
	@$(OFFSCREEN) $(FLOOR)/bin/python -m pytest -n $(JOBS) -m "not slow" $(wildcard tests/ui tests/journeys) $(ARGS)

kill-test: kill-office ## Kill whole offices at work, then one counter and its window; nothing promised may be lost
	@$(OFFSCREEN) $(BIN)/python -m tests.crash --kills $(KILLS)

kill-office: env qt ## Counters, center and PostgreSQL killed at any moment; every act at the center once, every paper in a book
	@$(BIN)/python -m tests.crash.storm --seconds $(STORM) --counters $(COUNTERS) --seed $(SEED)
	@$(BIN)/python -m tests.crash.storm --seconds $$(( $(STORM) / 3 )) --counters $(COUNTERS) --seed $(SEED) --embedded

power-cuts: env ## Cut the power below the database at any write; nothing acknowledged may be lost
	@$(BIN)/python -m tests.power --cuts $(CUTS) --seed $(SEED)

simulate: env ## Offices under every fault at once, by seed; all must settle and agree
	@$(BIN)/python -m tests.sync.simulation --seeds $(SEEDS) --first $(FIRST)

diagram: env ## Draw the life of a case from its transition table
	@$(BIN)/python -m app.domain.diagram > app/domain/cases/README.md

env: $(STAMP) ## Make .venv from requirements.lock

qt: env
	@bash installer/linux/qt-libs.sh $(BIN)/python

$(STAMP): requirements.lock pyproject.toml
	@$(call make-env,$(VENV),requirements.lock)
	@touch $@

$(FLOOR_STAMP): requirements.lock requirements-qt-floor.lock pyproject.toml
	@mkdir -p build
	@{ awk '/^[^ ]/ {keep = !/^(pyside6-essentials|shiboken6)==/} keep' requirements.lock; \
		cat requirements-qt-floor.lock; } > build/qt-floor.txt
	@$(call make-env,$(FLOOR),build/qt-floor.txt)
	@touch $@

# $(call make-env,FOLDER,LOCK)
define make-env
	test -n "$(PYTHON)" || { echo "Python 3.11 or newer with venv is needed (Debian: apt-get install python3-venv)" >&2; exit 1; }; \
	set -e; \
	echo "==> $(1): $$($(PYTHON) --version)"; \
	$(PYTHON) -m venv $$($(1)/bin/python -c '' 2>/dev/null || echo --clear) $(1); \
	echo "==> $(1): $$(grep -c '^[a-z]' $(2)) pinned packages"; \
	$(1)/bin/python $(PIP) install --require-hashes -r $(2); \
	echo "==> $(1): the program itself"; \
	$(1)/bin/python $(PIP) install --no-deps --no-build-isolation --editable .
endef

lock: ## Resolve the dependencies again (UPGRADE=--upgrade for the newest)
	@tmp=$$(mktemp -d) && trap 'rm -rf "$$tmp"' EXIT && set -e && \
	$(PYTHON) -m venv "$$tmp" && "$$tmp/bin/python" $(PIP) install uv && \
	compile() { "$$tmp/bin/uv" pip compile --no-config --quiet --universal --python-version 3.11 --generate-hashes \
		--no-header --no-annotate --no-emit-index-url --no-emit-find-links $(UPGRADE) "$$@" >/dev/null; } && \
	echo "==> requirements.lock" && compile pyproject.toml --extra center --group dev --output-file requirements.lock && \
	echo "==> requirements-qt-floor.lock" && \
	printf '%s\n' 'PySide6-Essentials==6.7.3' 'shiboken6==6.7.3' | compile - --output-file requirements-qt-floor.lock

clean: ## Remove what was made, but for the environments
	@rm -rf out build dist .pytest_cache .mypy_cache .ruff_cache .import_linter_cache .hypothesis *.egg-info
	@find app printing ui tests installer -name __pycache__ -type d -prune -exec rm -rf {} +
