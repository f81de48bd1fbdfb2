# One verb a line. A new machine needs Python, pip, git and make; everything else comes from uv.lock.
.PHONY: setup run test check lint types soak bench screenshots sentences diagrams
export UV_PYTHON_DOWNLOADS = never
# What one process compiles the others read; images of Python often switch that off.
unexport PYTHONDONTWRITEBYTECODE

UV := $(shell command -v uv || echo .uv/bin/uv)
BIN := .venv/bin
# Part of the suite waits, for processes, pages and locks: two workers per core, eight at most. More would gain nothing,
# since each imports every test, which takes as long as hundreds of tests.
WORKERS = $(shell python3 -c "import os; print(min(8, 2 * (os.cpu_count() or 1)))")

setup: .venv/.ready                      ## the environment, from uv.lock
run: setup                               ## the desk in its sandbox, on http://127.0.0.1:3978/
	$(BIN)/plandesk sandbox
test: setup                              ## every test, real PostgreSQL included
	$(BIN)/pytest -n $(WORKERS) --dist worksteal
check: lint                              ## what CI runs; mypy is busy on one core and tests wait, so both at once
	@$(MAKE) --no-print-directory --keep-going --jobs=2 types test
lint: setup                              ## the lock, the style, and who may import whom: a second
	$(UV) lock --check --quiet
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/lint-imports
types: setup                             ## mypy
	$(BIN)/mypy
soak: setup                              ## the same tests with far more rounds: an hour or two
	$(BIN)/pytest -n $(WORKERS) --dist worksteal --hypothesis-profile=soak --timeout=7200
bench: setup                             ## ours beside floors and peers, as ratios
	$(BIN)/python -m tests.benchmarks
sentences: setup                         ## all that the desk says under each of the five plans, to read through
	@$(BIN)/python -m tests.sentences
screenshots: setup                       ## the pictures of the README, with Debian's Chromium
	$(BIN)/python -m tests.page.screenshots
diagrams: setup                          ## the tables of states, drawn into their READMEs
	$(BIN)/python -m tests.diagrams

.venv/.ready: pyproject.toml uv.lock $(filter .uv/bin/uv,$(UV))
	$(UV) sync --frozen --quiet --extra page
	@touch $@
.uv/bin/uv:
	python3 -m pip install --quiet --disable-pip-version-check --target .uv uv==0.13.9
