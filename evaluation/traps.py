"""Updates, parts, bounds and other events that look like conflicts: ``python -m evaluation.traps``.

``traps.json`` names twenty pairs of sentences of ECB+ (topics 1 to 35) by file and sentence; their text is not in this
project. Each pair is put into the mouths of two sources, which is harder than it was in the news: nothing tells that
one spoke later, and a source's own earlier figure would not be held against it. Whatever is then said to conflict is
wrong. The figure says nothing of conflicts that are passed over.
"""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

from counterclaim.language.encoder import Encoder
from counterclaim.reading import GivenArticle, GivenClaim
from counterclaim.records import Document
from counterclaim.steps import related
from evaluation.gold import SHARED

HERE = Path(__file__).resolve().parent
SOURCES = ("the coast agency", "the hill agency")
CUE = "said"
_TIGHT = re.compile(r"(?<=\d) ([.,]) (?=\d)")
_LEFT = re.compile(r" ([.,;:!?%)]|'s\b|n't\b)")


def sentence(file: str, number: int) -> str:
    """Return a sentence of a file of ECB+, its tokens joined as text is written."""
    path = SHARED / "data/ecbplus" / file.split("_")[0] / f"{file}.xml"
    tokens = ElementTree.parse(path).getroot().iter("token")
    said = " ".join(token.text or "" for token in tokens if int(token.get("sentence", -1)) == number)
    return _LEFT.sub(r"\1", _TIGHT.sub(r"\1", said)).strip()


def article(trap: dict[str, Any]) -> GivenArticle:
    """Return the two sentences as claims of two sources."""
    text, claims = "", []
    for side, source in zip(("one", "other"), SOURCES, strict=True):
        content = sentence(*trap[side]).rstrip(" .")
        at = len(text)
        text += f"{content}, {source} {CUE}.\n\n"
        start = at + len(content) + 2
        cue = start + len(source) + 1
        claims.append(
            GivenClaim(side, ((at, at + len(content)),), ((cue, cue + len(CUE)),), ((start, start + len(source)),))
        )
    return GivenArticle(trap, Document("trap", text), tuple(claims))


def taken(encoder: Encoder) -> list[tuple[dict[str, Any], str]]:
    """Return the traps that are taken for denials or conflicts, each with the reason given."""
    traps = json.loads((HERE / "traps.json").read_text(encoding="utf-8"))
    out = []
    for trap, found in zip(traps, related(map(article, traps), encoder), strict=True):
        out += [(trap, r.why) for r in found.relations if r.type in ("denies", "conflicts")][:1]
    return out


def figures(encoder: Encoder) -> dict[str, float]:
    return {"ECB+ traps taken for conflicts, of 20": len(taken(encoder))}


def main() -> None:
    found = taken(Encoder())
    for trap, why in found:
        print(f"{trap['kind']}: {trap['why']} ({trap['one']}, {trap['other']})\n   {why}")
    print(f"{len(found)} of 20 taken for conflicts")


if __name__ == "__main__":
    main()
