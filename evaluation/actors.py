"""How well actors and places are told: on re3d (90 documents of governments, armed forces and Wikipedia).

Source: Dstl re3d, read as ``evaluation/types.py`` reads it; gold are the entities its annotators confirmed. Three
classes are compared: person; organisation, which to re3d is also a government and any group of people; place, which is
also a facility. Pronouns count on both sides.

* found: a gold entity that some mention of the program's entities overlaps whose entity has (one of) its classes;
* right: a mention that overlaps some gold entity of its class;
* wrong: one that overlaps gold, of whatever type, but none of its class;
* unjudged: one that overlaps no gold at all. re3d marks only some of the mentions, so it says nothing of these.

Relaxed F1 is that of found ÷ gold and right ÷ (right + wrong). Beside it stands the strict F1, for which all that is
unjudged is wrong, and the share of gold entities that a mention of the right class equals up to an article.

Senses: of the gold entities that are a country's or a capital's name and either an organisation or a location, those
that a mention of that class equals. It says how well a government is told from a place.

re3d has no parts: its errors were looked at while the rules were made, so its figures are not of unseen text.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from counterclaim.extraction.article import extract
from counterclaim.knowledge.world import world
from counterclaim.language.annotating import Reader, annotate_all
from counterclaim.language.annotation import Annotation
from counterclaim.records import Document as Article
from counterclaim.records import Entity, EntityType, Span
from evaluation.types import COARSE, Document, _rows

CLASSES = ("person", "organisation", "location")
COARSE_ENTITY: Mapping[EntityType, str] = {
    "person": "person",
    "organization": "organisation",
    "government": "organisation",
    "group": "organisation",
    "place": "location",
    "facility": "location",
}
Counts = Counter[tuple[str, str]]
"""By class, “all” or “sense”, and by “gold”, “found”, “exact”, “right”, “wrong”, “unjudged”."""


def documents() -> list[Document]:
    """Read all documents with all that was confirmed; what has no class here has the empty one."""
    found: dict[str, dict[Span, set[str]]] = {}
    for row in _rows("entities.json"):
        if row["confidence"] > 0:
            spans = found.setdefault(row["documentId"], {})
            spans.setdefault((row["begin"], row["end"]), set()).add(COARSE.get(row["type"], ""))
    return [Document(row["_id"], row["text"], dict(found.get(row["_id"], {}))) for row in _rows("documents.json")]


def mentions(entities: Iterable[Entity]) -> list[tuple[Span, str]]:
    """Return the mentions of all entities with their classes."""
    return [
        (span, COARSE_ENTITY[entity.type])
        for entity in entities
        for (span,) in entity.mentions
        if entity.type in COARSE_ENTITY
    ]


def counts(document: Document, said: Sequence[tuple[Span, str]]) -> Counts:
    """Count one document.

    >>> gold = Document("a", "Ada left Velmar", {(0, 3): {"person"}, (9, 15): {"location"}})
    >>> sorted(counts(gold, [((0, 3), "person"), ((9, 15), "organisation")]).items())[:2]
    [(('all', 'exact'), 1), (('all', 'found'), 1)]
    """
    out: Counts = Counter()
    for (a, b), classes in document.entities.items():
        asked = classes & set(CLASSES)
        over = [(span, kind) for span, kind in said if span[0] < b and a < span[1] and kind in asked]
        for label in (*asked, *(["all"] if asked else [])):
            fitting = [span for span, kind in over if label in {"all", kind}]
            out[label, "gold"] += 1
            out[label, "found"] += bool(fitting)
            out[label, "exact"] += any(_bare(document.text, span) == _bare(document.text, (a, b)) for span in fitting)
        name = out_of(document.text, (a, b))
        if len(asked) == 1 and asked < {"organisation", "location"} and names_a_state(name):
            out["sense", "gold"] += 1
            out["sense", "found"] += any(_bare(document.text, span) == _bare(document.text, (a, b)) for span, _ in over)
    for (a, b), kind in said:
        around = [classes for (x, y), classes in document.entities.items() if x < b and a < y]
        verdict = "unjudged" if not around else "right" if any(kind in classes for classes in around) else "wrong"
        out[kind, verdict] += 1
        out["all", verdict] += 1
    return out


def out_of(text: str, span: Span) -> str:
    """Return the words of *span* without an article and a possessive ending."""
    return text[slice(*_bare(text, span))]


def names_a_state(name: str) -> bool:
    """Tell whether a name is a country's or a capital's."""
    return any(row.kind in {"country", "capital"} for row in world().candidates(name))


def _bare(text: str, span: Span) -> Span:
    words = text[slice(*span)].split(maxsplit=1)
    skip = len(words[0]) + 1 if len(words) > 1 and words[0].lower() in {"the", "a", "an"} else 0
    end = text[slice(*span)]
    return span[0] + skip, span[1] - (2 if end.endswith(("'s", "’s")) else 0)


def percent(counted: Counts, label: str = "all") -> dict[str, float]:
    """Return the figures of one class in percent, 0 where there is nothing to divide by."""
    gold, found, exact, right, wrong, unjudged = (
        counted[label, what] for what in ("gold", "found", "exact", "right", "wrong", "unjudged")
    )
    recall = found / max(1, gold)
    precision, strict = right / max(1, right + wrong), right / max(1, right + wrong + unjudged)
    shown = {
        "relaxed F1": 2 * precision * recall / max(1e-9, precision + recall),
        "recall": recall,
        "precision of what can be judged": precision,
        "strict F1": 2 * strict * recall / max(1e-9, strict + recall),
        "exact recall": exact / max(1, gold),
    }
    return {f"re3d actors {name}, %": round(100 * value, 1) for name, value in shown.items()}


def figures(reader: Reader) -> dict[str, float]:
    """Return the figures of all classes together, and of the senses."""
    total = counted(reader)
    return percent(total) | senses(total)


def senses(counted: Counts) -> dict[str, float]:
    """Return the share of right senses in percent."""
    share = counted["sense", "found"] / max(1, counted["sense", "gold"])
    return {"re3d actors senses right, %": round(100 * share, 1)}


def counted(reader: Reader) -> Counts:
    """Read all documents and count."""
    gold = documents()
    read = annotate_all((d.text for d in gold), reader)
    return sum((counts(d, of(d, a, reader)) for d, a in zip(gold, read, strict=True)), Counter())


def of(document: Document, annotation: Annotation, reader: Reader) -> list[tuple[Span, str]]:
    """Return what the program says of one document."""
    return mentions(extract(Article(document.id, document.text), annotation, dict(reader.details)).entities)


def main() -> None:
    from counterclaim.language.encoder import Encoder

    total = counted(Encoder())
    for label in ("all", *CLASSES):
        print(label, total[label, "gold"], percent(total, label))
    print(total["sense", "gold"], senses(total))


if __name__ == "__main__":
    main()
