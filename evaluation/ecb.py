"""ECB+ in ../shared (topics 1–35): its articles as text, and their event mentions with who annotated them as one event.

A topic has two stories, ``N_Mecb`` and ``N_Mecbplus``. Events are those of the sentences that were checked
(``ECBplus_coreference_sentences.csv``; Cybulska & Vossen 2014), as is usual.
"""

from __future__ import annotations

import csv
import re
import xml.etree.ElementTree as ElementTree
from collections import defaultdict
from dataclasses import dataclass
from functools import lru_cache

from evaluation.gold import SHARED, Span

FOLDER = SHARED / "data" / "ecbplus"
_FILE = re.compile(r"(?P<topic>\d+)_(?P<number>\d+)(?P<kind>ecb|ecbplus)")


@dataclass(frozen=True)
class Mention:
    """Words that name an event."""

    id: tuple[str, str]
    """The article's id and its own."""
    spans: tuple[Span, ...]
    """Of its words, one each."""
    chain: str
    """What mentions of one event share, in all articles."""


@dataclass(frozen=True)
class Article:
    id: str
    topic: int
    story: str
    """Topic and kind: “12ecbplus”."""
    text: str
    """A sentence a line; the address of the page, which gives its date away, is left out."""
    mentions: tuple[Mention, ...] = ()


def articles() -> list[Article]:
    out = []
    for path in sorted(FOLDER.glob("*/*.xml")):
        match = _FILE.fullmatch(path.stem)
        if not match:
            continue
        root = ElementTree.parse(path).getroot()
        sentences: dict[int, list[ElementTree.Element]] = defaultdict(list)
        for token in root.iter("token"):
            sentences[int(token.get("sentence", "0"))].append(token)
        numbers = sorted(sentences)
        if numbers and (sentences[numbers[0]][0].text or "").startswith("http"):
            numbers = numbers[1:]
        text, where = _laid_out([sentences[number] for number in numbers])
        checked = {
            token.get("t_id", ""): where[token.get("t_id", "")]
            for number in numbers
            if (path.stem, number) in _checked()
            for token in sentences[number]
        }
        topic = int(match["topic"])
        out.append(Article(path.stem, topic, f"{topic}{match['kind']}", text, _mentions(path.stem, root, checked)))
    return out


def _laid_out(sentences: list[list[ElementTree.Element]]) -> tuple[str, dict[str, Span]]:
    """Return the text, words with a blank between, and the place of each word by its id."""
    lines, where, at = [], {}, 0
    for tokens in sentences:
        words = [token.text or "" for token in tokens]
        for token, word in zip(tokens, words, strict=True):
            where[token.get("t_id", "")] = (at, at + len(word))
            at += len(word) + 1
        lines.append(" ".join(words))
    return "\n".join(lines), where


@lru_cache(maxsize=1)
def _checked() -> frozenset[tuple[str, int]]:
    """Return the articles and numbers of the sentences whose annotation was checked."""
    with (FOLDER / "ECBplus_coreference_sentences.csv").open(encoding="utf-8") as rows:
        return frozenset(
            (f"{row['Topic'].strip()}_{row['File'].strip()}", int(row["Sentence Number"]))
            for row in csv.DictReader(rows)
        )


def _mentions(article: str, root: ElementTree.Element, where: dict[str, Span]) -> tuple[Mention, ...]:
    chains: dict[str, str] = {}
    for relation in root.iter():
        if relation.tag in ("CROSS_DOC_COREF", "INTRA_DOC_COREF"):
            across = relation.get("note") if relation.tag == "CROSS_DOC_COREF" else None
            chain = across or f"{article} {relation.get('r_id')}"
            chains |= {source.get("m_id", ""): chain for source in relation.iter("source")}
    out = []
    for marked in root.find("Markables") or ():
        ids = [anchor.get("t_id", "") for anchor in marked.iter("token_anchor")]
        if marked.tag.removeprefix("NEG_").startswith("ACTION") and ids and all(id in where for id in ids):
            name = marked.get("m_id", "")
            out.append(Mention((article, name), tuple(where[id] for id in ids), chains.get(name, f"{article} m{name}")))
    return tuple(out)
