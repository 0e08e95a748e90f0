# make site   build the sample site from content/ into output/
# make serve  look at it, and build again at every change
# make test   run all tests
# make check  lint, types, and the byte-for-byte comparison of two builds
# make messages   bring the catalogues of translations up to date with what the code says
# make lock   choose the newest allowed versions of everything again, with hashes
# Each sets up its own environment in .venv when it is first called.

PYTHON ?= python3
BIN := .venv/bin
PIP := $(BIN)/python -m pip install --quiet --disable-pip-version-check --no-input

.PHONY: site serve test check messages lock clean

site: .venv/site-ready
	$(BIN)/digest build

serve: .venv/site-ready
	$(BIN)/digest serve

test: .venv/test-ready
	$(BIN)/python -m pytest --numprocesses auto --dist loadfile $(ARGS)

check: .venv/test-ready
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	.ci/same-bytes $(BIN)

messages: .venv/test-ready
	$(BIN)/python .ci/messages.py

lock: .venv/test-ready
	$(BIN)/uv pip compile --quiet --universal --generate-hashes --upgrade --no-emit-index-url --no-annotate \
	  --custom-compile-command "make lock" --python-version 3.11 pyproject.toml --extra build -o requirements.txt
	$(BIN)/uv pip compile --quiet --universal --generate-hashes --upgrade --no-emit-index-url --no-annotate \
	  --custom-compile-command "make lock" --python-version 3.11 pyproject.toml --extra build --extra llm --extra dev -o requirements-dev.txt

clean:
	rm -rf .venv .digest output build dist *.egg-info

# --no-deps: the lock names every package, and some versions of pip trip over extras in hash mode.
.venv/site-ready: requirements.txt pyproject.toml
	test -x $(BIN)/python || $(PYTHON) -m venv .venv
	$(PIP) --require-hashes --no-deps -r requirements.txt
	$(PIP) --no-build-isolation --no-deps --editable .
	touch $@

.venv/test-ready: .venv/site-ready requirements-dev.txt
	$(PIP) --require-hashes --no-deps -r requirements-dev.txt
	touch $@
