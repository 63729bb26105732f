"""In how many of the articles of PolNeAR's train part the commoner words are: ``python -m building.frequencies``.

Only words that are no names go in, in at least one of a hundred articles: numbers about English, and no text.
"""

import json
import re
from collections import Counter
from pathlib import Path

from counterclaim.comparison.stories.terms import _stem, terms
from counterclaim.records import Document

ROOT = Path(__file__).resolve().parents[1]
CORPUS = ROOT.parent / "shared" / "data" / "polnear" / "train.jsonl"
LEAST = 0.01


def frequencies(documents: list[Document]) -> dict[str, object]:
    """Return how many of *documents* have each term that is usually written small."""
    having: Counter[str] = Counter()
    small: Counter[str] = Counter()
    large: Counter[str] = Counter()
    for document in documents:
        having.update(set(terms(document)))
        for word in re.findall(r"(?<=[a-z,] )[^\W\d_]+", document.text):
            (large if word[0].isupper() else small)[_stem(word.casefold())] += 1
    kept = {term: count for term, count in having.items() if count >= LEAST * len(documents)}
    kept = {term: count for term, count in kept.items() if small[term] > large[term]}
    return {"articles": len(documents), "terms": dict(sorted(kept.items()))}


if __name__ == "__main__":
    rows = [json.loads(line) for line in CORPUS.read_text("utf-8").splitlines() if line.strip()]
    found = frequencies([Document(row["id"], row["text"], title=row.get("title")) for row in rows])
    path = ROOT / "src" / "counterclaim" / "comparison" / "stories" / "frequencies.json"
    path.write_text(json.dumps(found, ensure_ascii=False, separators=(",", ":")) + "\n", "utf-8")
