"""The articles of ECB+ in ../shared (topics 1–35), as text; a topic has two stories, ``N_Mecb`` and ``N_Mecbplus``."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ElementTree
from dataclasses import dataclass

from evaluation.gold import SHARED

_FILE = re.compile(r"(?P<topic>\d+)_(?P<number>\d+)(?P<kind>ecb|ecbplus)")


@dataclass(frozen=True)
class Article:
    id: str
    topic: int
    story: str
    """Topic and kind: “12ecbplus”."""
    text: str
    """A sentence a line; the address of the page, which gives its date away, is left out."""


def articles() -> list[Article]:
    out = []
    for path in sorted((SHARED / "data" / "ecbplus").glob("*/*.xml")):
        match = _FILE.fullmatch(path.stem)
        if not match:
            continue
        sentences: dict[int, list[str]] = {}
        for token in ElementTree.parse(path).getroot().iter("token"):
            sentences.setdefault(int(token.get("sentence", "0")), []).append(token.text or "")
        lines = [" ".join(words) for _, words in sorted(sentences.items())]
        lines = lines[1:] if lines and lines[0].startswith("http") else lines
        topic = int(match["topic"])
        out.append(Article(path.stem, topic, f"{topic}{match['kind']}", "\n".join(lines)))
    return out
