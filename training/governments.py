"""Build the table of governments from the World Factbook: ``python -m training.governments``.

For each country: its name, the adjective of its people and its capital, where all three are plain.
"""

from __future__ import annotations

import json
import re
from typing import Any

from training.corpora import DATA
from training.export import TARGET

OUT = TARGET.parents[1] / "knowledge" / "governments.json"


def text(node: Any, *path: str) -> str:
    for name in path:
        node = node.get(name, {}) if isinstance(node, dict) else {}
    return node.get("text", "") if isinstance(node, dict) else ""


def plain(value: str) -> str:
    """The first of several spellings, without notes and asides."""
    value = re.sub(r"<[^>]+>|\(.*?\)", "", value)
    return re.split(r"[;,]| or |note:", value)[0].strip()


def main() -> None:
    rows = []
    for path in sorted((DATA / "factbook").glob("*/*.json")):
        record = json.loads(path.read_text(encoding="utf-8"))
        government = record.get("Government", {})
        country = plain(text(government, "Country name", "conventional short form"))
        capital = plain(text(government, "Capital", "name"))
        adjective = plain(text(record.get("People and Society", {}), "Nationality", "adjective"))
        if country and capital and adjective and "none" not in (country, adjective):
            rows.append({"country": country, "capital": capital, "adjective": adjective})
    head = {"source": "CIA World Factbook, last edition (public domain), frozen in February 2026"}
    body = ",\n  ".join(json.dumps(row, ensure_ascii=False) for row in rows)
    OUT.write_text(f'{{"source": {json.dumps(head["source"])},\n "governments": [\n  {body}\n]}}\n', encoding="utf-8")
    print(len(rows), OUT)


if __name__ == "__main__":
    main()
