"""The scorers in ../shared, which are files beside the corpora and no package."""

from __future__ import annotations

from functools import lru_cache
from importlib.util import module_from_spec, spec_from_file_location
from typing import Any

from evaluation.gold import SHARED

FIGURES = ("linked", "triple", "source exact", "cue exact", "content exact", "content characters")
"""Of ``score_attribution``, those that are quoted."""


@lru_cache
def scorer(name: str = "score_attribution") -> Any:
    """Load a scorer; raises FileNotFoundError where ../shared lacks it."""
    path = SHARED / "evaluation" / f"{name}.py"
    spec = spec_from_file_location(name, path)
    assert spec is not None
    assert spec.loader is not None
    module = module_from_spec(spec)
    spec.loader.exec_module(module)
    return module
