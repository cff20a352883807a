# The two commands that matter: make run, make test. The rest is `make help`.

SHELL := /bin/bash
.DEFAULT_GOAL := help

PYTHON ?= python3
VAR := $(or $(VAR_DIR),var)
HOST ?= 127.0.0.1
PORT ?= 8000

VENV := .venv
BIN := $(VENV)/bin
ORIGINAL := .venv-whoosh-original
MANAGE := $(BIN)/python manage.py
WITH_NODE := PATH="$(CURDIR)/$(BIN):$$PATH"
FRONTEND := $(shell find frontend -path frontend/node_modules -prune -o -type f -print)

export HOST PORT

.PHONY: help
help: ## Show this list
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 22

.PHONY: run
run: $(VAR)/.collected ## Set everything up that is missing, then serve on http://HOST:PORT
	@$(MANAGE) set_up
	@echo "Open http://$(HOST):$(PORT)/ (editors: /admin/). Ctrl+C stops it."
	@$(BIN)/gunicorn --config python:cms.background.gunicorn --env DJANGO_SETTINGS_MODULE=cms.settings.dev cms.wsgi

.PHONY: test
test: $(VENV)/.test build/.built ## Run the tests (about ten minutes)
	@scripts/test -m "not slow" --dist loadgroup -n 3

.PHONY: test-slow
test-slow: $(VENV)/.test build/.built ## Run the long tests: veraPDF on real files, kill -9 in the middle of things
	@scripts/test -m slow

.PHONY: test-whoosh-original
test-whoosh-original: $(ORIGINAL)/.installed ## Run the search engine's tests with the original Whoosh, 2.7.4
	@$(ORIGINAL)/bin/python -W ignore -m django test tests.search.whoosh.peers --settings tests.search.whoosh.settings
	@$(ORIGINAL)/bin/python -m pytest --ds tests.search.whoosh.settings --noconftest -p no:cacheprovider -W ignore \
		tests/search/whoosh/cases.py tests/search/whoosh/test_postings.py tests/search/whoosh/test_lazy_files.py

.PHONY: lint
lint: $(VENV)/.test build/.built ## Check style, templates, migrations, settings and safe versions
	@scripts/lint

.PHONY: requirements
requirements: ## Pin the newest versions that pyproject.toml allows, with their hashes
	@scripts/compile-requirements

.PHONY: clean
clean: ## Remove everything that set-up made, but not the site's own data in var/
	rm -rf $(VENV) $(ORIGINAL) build frontend/node_modules $(VAR)/static $(VAR)/.collected

# Set-up, each step only when what it depends on has changed

$(VENV)/.packages: scripts/system-packages
	@scripts/system-packages python3-venv libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0 \
		fonts-noto-core fonts-droid-fallback
	@mkdir -p $(VENV) && touch $@

$(VENV)/.run: $(VENV)/.packages requirements-assets.txt
	@echo "Python packages (a minute or two)"
	@$(PYTHON) -m venv $(VENV)
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements-assets.txt
	@touch $@

$(VENV)/.test: $(VENV)/.run requirements-dev.txt
	@scripts/system-packages chromium openjdk-17-jdk-headless
	@echo "Python packages for the tests"
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements-dev.txt
	@touch $@

$(ORIGINAL)/.installed: requirements-whoosh-original.txt
	@echo "Python packages for the original Whoosh"
	@$(PYTHON) -m venv $(ORIGINAL)
	@$(ORIGINAL)/bin/python -m pip install --quiet --disable-pip-version-check --require-hashes -r $<
	@touch $@

frontend/node_modules/.installed: $(VENV)/.run frontend/package.json frontend/package-lock.json
	@echo "Front-end packages"
	@cd frontend && $(WITH_NODE) npm ci --no-audit --no-fund --loglevel=error
	@touch $@

build/.built: frontend/node_modules/.installed $(FRONTEND)
	@echo "Styles, scripts and fonts"
	@cd frontend && $(WITH_NODE) node build.mjs
	@touch $@

$(VAR)/.collected: build/.built $(VENV)/.run
	@echo "Static files (half a minute)"
	@$(MANAGE) collectstatic --noinput --verbosity 0
	@touch $@
