"""The JSON Schema (2020-12) of the ledger record."""

import json
from importlib.resources import files
from typing import Any, cast


def schema() -> dict[str, Any]:
    """Return the schema that every line of ``read --format jsonl`` meets.

    >>> schema()["$schema"]
    'https://json-schema.org/draft/2020-12/schema'
    """
    source = files("counterclaim.exchange").joinpath("ledger.schema.json")
    return cast(dict[str, Any], json.loads(source.read_text(encoding="utf-8")))
