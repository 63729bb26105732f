"""How well news types are told in the domain: on re3d, 90 documents of governments, armed forces and Wikipedia.

Source: Dstl re3d (Aleph Insights and Committed Software, 2017), on the conflict in Syria and Iraq. The licences of its
parts differ: it is for measuring only.

Gold are the entities that its annotators confirmed (a confidence above 0); the others are left over from the rules that
made suggestions to them, such as a vehicle that begins inside the word “against”. re3d marks only some of the mentions,
so there is no precision. Everything is compared in the program's words.

* spans found: of the gold spans, those that equal a mention;
* up to an article: those that do so once “the”, “a” and “an” at the start are taken off both;
* types right: of the gold spans found exactly, those of whose types one is the mention's.

Types are compared in seven coarse classes. What has no counterpart here counts as wrong: an event, a thing. re3d calls
a country an organisation where it acts and a location elsewhere, an air strike a weapon, and a bare number a quantity.
"""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Set
from dataclasses import dataclass
from typing import Any

from counterclaim.extraction.types import NewsType, news_types
from counterclaim.language.annotating import Reader, annotate_all
from counterclaim.language.annotation import Annotation
from evaluation.gold import DATA, Span
from evaluation.spans import covered

COARSE = {
    "Organisation": "organisation",
    "Location": "location",
    "Person": "person",
    "Temporal": "time",
    "Quantity": "quantity",
    "Money": "quantity",
    "Weapon": "weapon",
    "Vehicle": "vehicle",
    "MilitaryPlatform": "vehicle",
}
"""re3d's types in coarse classes; those without a counterpart (nationalities, documents, addresses) are absent."""

COARSE_NEWS: Mapping[NewsType, str] = {
    "organization": "organisation",
    "government": "organisation",
    "group": "organisation",
    "place": "location",
    "facility": "location",
    "person": "person",
    "time": "time",
    "quantity": "quantity",
    "weapon": "weapon",
    "vehicle": "vehicle",
}
"""News types in coarse classes; “event” and “other” are in none."""

ARTICLES = frozenset({"the", "a", "an"})
Counts = Counter[tuple[str, str]]
"""By coarse class or ``ALL``, and by “gold”, “found”, “loosely found”, “right”."""
ALL = "all"


@dataclass(frozen=True, slots=True)
class Document:
    """A text and the spans of its entities in characters, with all the coarse classes that annotators gave each."""

    id: str
    text: str
    entities: Mapping[Span, Set[str]]


def documents() -> list[Document]:
    """Read all documents, in the order of their folders."""
    found: dict[str, defaultdict[Span, set[str]]] = defaultdict(lambda: defaultdict(set))
    for row in _rows("entities.json"):
        if row["type"] in COARSE and row["confidence"] > 0:
            found[row["documentId"]][row["begin"], row["end"]].add(COARSE[row["type"]])
    return [Document(row["_id"], row["text"], dict(found[row["_id"]])) for row in _rows("documents.json")]


def _rows(name: str) -> Iterator[dict[str, Any]]:
    for path in sorted((DATA / "re3d").glob(f"*/{name}")):
        with path.open(encoding="utf-8") as lines:
            yield from map(json.loads, lines)


def counts(document: Document, annotation: Annotation) -> Counts:
    """Count one document; a span with two classes counts in both, and once among all."""
    types = zip(annotation.mentions, news_types(annotation), strict=True)
    said = {mention.run: COARSE_NEWS.get(kind, "") for mention, kind in types}
    loosely = {_bare(run, annotation) for run in said}
    gold: defaultdict[Span, set[str]] = defaultdict(set)
    for (start, end), classes in document.entities.items():
        gold[covered(annotation.encoding, start, end)] |= classes
    out: Counts = Counter()
    for run, classes in gold.items():
        for label in (ALL, *classes):
            out[label, "gold"] += 1
            out[label, "found"] += run in said
            out[label, "loosely found"] += _bare(run, annotation) in loosely
            out[label, "right"] += said.get(run) in (classes if label == ALL else {label})
    return out


def _bare(run: Span, annotation: Annotation) -> Span:
    """Return *run* without an article at its start."""
    first, last = run
    opens = last - first > 1 and annotation.words((first, first + 1)).lower() in ARTICLES
    return first + opens, last


def figures(reader: Reader) -> dict[str, float]:
    """Return the figures that are quoted, in percent."""
    gold = documents()
    read = annotate_all((d.text for d in gold), reader)
    return percent(sum((counts(d, a) for d, a in zip(gold, read, strict=True)), Counter()))


def percent(counted: Counts, label: str = ALL) -> dict[str, float]:
    """Return the three figures of one class in percent, 0 where there is nothing to divide by.

    >>> percent(Counter({("all", "gold"): 4, ("all", "found"): 2, ("all", "loosely found"): 3, ("all", "right"): 1}))
    {'re3d spans found, %': 50.0, 're3d spans found up to an article, %': 75.0, 're3d types right, %': 50.0}
    """
    gold, found, loosely, right = (counted[label, what] for what in ("gold", "found", "loosely found", "right"))
    return {
        "re3d spans found, %": round(100 * found / max(1, gold), 1),
        "re3d spans found up to an article, %": round(100 * loosely / max(1, gold), 1),
        "re3d types right, %": round(100 * right / max(1, found), 1),
    }
