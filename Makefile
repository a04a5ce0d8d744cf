# `make run` serves the portal with demo content, `make test` runs every test; both do all set-up by themselves.

SHELL := /bin/sh
VENV := .venv
BIN := $(VENV)/bin

.PHONY: help run test proof lint lock messages screenshots demo-reports clean

help:
	@echo "make run          serve the portal with demo content (HOST, PORT and PORTAL_DATA_DIR may be set)"
	@echo "make test         every test, on SQLite and on PostgreSQL, and in a browser"
	@echo "make proof        the long tests: kills, fuzz, hostile files, the full accessibility matrix"
	@echo "make lint         style, types, import directions, migrations, deployment check"
	@echo "make messages     take new texts into the Russian and Kazakh catalogues and compile them (needs gettext)"
	@echo "make screenshots  pictures of the main pages into docs/pictures; every kind of page with ALL=1 TO=folder"
	@echo "make lock         write requirements/ anew from pyproject.toml"

# The oldest Python that will do is 3.11; the newest one found is taken. PYTHON=… names another.
$(BIN)/python:
	@set -e; \
	for python in $(PYTHON) python3.14 python3.13 python3.12 python3.11 python3 python; do \
	  if command -v $$python >/dev/null 2>&1 && \
	     $$python -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then found=$$python; break; fi; \
	done; \
	if [ -z "$$found" ]; then \
	  echo "The portal needs Python 3.11 or newer; this machine has $$(python3 --version 2>&1 || echo none). Install it, or name one: make run PYTHON=/path/to/python3.12" >&2; exit 1; \
	fi; \
	if ! $$found -c 'import venv, ensurepip' 2>/dev/null; then \
	  echo "Python's venv module is missing. Install it (on Debian and Ubuntu: apt install python3-venv) and try again." >&2; exit 1; \
	fi; \
	echo "Setting up with $$($$found --version) …"; \
	rm -rf $(VENV); $$found -m venv $(VENV)

# uv installs in seconds what takes pip half a minute; where it cannot be had or does not get through, pip does it.
PIP = $(BIN)/python -m pip install -qq --disable-pip-version-check --require-hashes
INSTALL = { $(PIP) -r requirements/installer.txt \
	&& UV_SYSTEM_CERTS=1 $(BIN)/python -m uv pip install -q --python $(BIN)/python --require-hashes -r $(1); } 2>/dev/null \
	|| $(PIP) -r $(1)

$(VENV)/runtime.stamp: requirements/runtime.txt | $(BIN)/python
	@$(call INSTALL,requirements/runtime.txt)
	@touch $@

$(VENV)/dev.stamp: requirements/dev.txt requirements/runtime.txt | $(BIN)/python
	@$(call INSTALL,requirements/dev.txt)
	@touch $@ $(VENV)/runtime.stamp

run: $(VENV)/runtime.stamp
	@PORTAL_DEMO="$${PORTAL_DEMO:-1}"; export PORTAL_DEMO; exec $(BIN)/python manage.py serve

lint: $(VENV)/dev.stamp
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check -q .
	@$(BIN)/mypy
	@$(BIN)/lint-imports

test: $(VENV)/dev.stamp
	@$(BIN)/python -m tests.run

proof: $(VENV)/dev.stamp
	@$(BIN)/python -m tests.run --proof

screenshots: $(VENV)/dev.stamp
	@$(BIN)/python -m tests.screenshots $(if $(ALL),--all) $(if $(TO),--out "$(TO)") $(if $(IN),--language $(IN)) $(NAMES)

# Texts of other packages that we put better stand in locale_supplement, which is written by hand and only compiled here.
MANAGE = PORTAL_SECRET_KEY=none PORTAL_ALLOWED_HOSTS=localhost $(BIN)/python manage.py

messages: $(VENV)/dev.stamp
	@$(MANAGE) makemessages -l ru -l kk --no-wrap --no-obsolete --add-location=file \
	  -i .venv -i .cache -i data -i tests -i benchmarks -i 'publications/demo/*'
	@$(MANAGE) compilemessages -v 0 -i .venv -i .cache -i data

demo-reports: $(VENV)/dev.stamp
	@$(BIN)/python -m publications.demo.typeset

LOCK = $(BIN)/python -m uv pip compile -q --universal --generate-hashes --no-header --no-emit-index-url --no-emit-find-links --python-version 3.11

lock: $(VENV)/dev.stamp
	@$(LOCK) pyproject.toml -o requirements/runtime.txt
	@$(LOCK) pyproject.toml --group dev -c requirements/runtime.txt -o requirements/dev.txt
	@echo uv | $(LOCK) - -o requirements/installer.txt

clean:
	rm -rf $(VENV) .mypy_cache .ruff_cache .pytest_cache .import_linter_cache
