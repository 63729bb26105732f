"""What is contested in an article: one proposition at a time, its sides facing each other."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Literal

from counterclaim.records import Claim, Reading, Relation, Span, Spans, overlap, spans

HOLDER = "holder"
"""The key of ``Claim.basis`` that says that nobody named in the article holds what a claim rejects."""
NOBODY = "held by nobody named here"

Mark = Literal["differs", "shows", "granted"]
"""Why words of a claim are marked: they differ from the other side's, show the dispute, or grant a part of it."""


@dataclass(slots=True)
class Dispute:
    """A proposition with the claims that hold it, those that stand against it, and the relations between them.

    Where ``held`` is empty, nobody named in the article holds what those against it deny or doubt.
    """

    held: list[Claim] = field(default_factory=list)
    against: list[Claim] = field(default_factory=list)
    relations: list[Relation] = field(default_factory=list)

    def between(self, claim: Claim) -> list[Relation]:
        """Return the relations that *claim* takes part in."""
        return [r for r in self.relations if claim.id in (r.a, r.b)]


def disputes(reading: Reading) -> list[Dispute]:
    """Return the disputes of *reading*, the surest first; then what is doubted, then what nobody named here holds.

    Claims that repeat or corroborate one another hold one proposition. Of a conflict, what is said first counts as the
    proposition, unless the other is one already.
    """
    place = {claim.id: n for n, claim in enumerate(reading.claims)}
    root = _propositions(reading)
    found: dict[str, Dispute] = {}
    # Whose relations are cut off from their claims (an article shown in part) is passed over.
    contested = [r for r in reading.relations if r.type in ("denies", "conflicts") and {r.a, r.b} <= place.keys()]
    contested = [r for r in contested if root[r.a] != root[r.b]]
    for relation in sorted(contested, key=lambda r: (r.type == "conflicts", -r.confidence, place[r.a], place[r.b])):
        a, b = relation.a, relation.b
        if relation.type == "conflicts" and (root[a] in found or (root[b] not in found and place[a] < place[b])):
            a, b = b, a
        one = found.setdefault(root[b], Dispute())
        one.relations.append(relation)
        for side, claim_id in ((one.held, b), (one.against, a)):
            claim = reading.claims[place[claim_id]]
            if claim not in side:
                side.append(claim)
    ranked = sorted(found.values(), key=lambda one: -max(r.confidence for r in one.relations))
    for one in ranked:
        one.held.sort(key=lambda claim: place[claim.id])
        one.against.sort(key=lambda claim: place[claim.id])
    return [*ranked, *_doubted(reading, place), *(Dispute(against=[c]) for c in reading.claims if HOLDER in c.basis)]


def _doubted(reading: Reading, place: dict[str, int]) -> Iterator[Dispute]:
    """Yield what the outlet doubts: its own claims that doubt another."""
    for claim in reading.claims:
        own = not claim.cue and not claim.source
        if own and claim.stance == "doubts" and claim.refers in place:
            yield Dispute(held=[reading.claims[place[claim.refers]]], against=[claim])


def _propositions(reading: Reading) -> dict[str, str]:
    """Return for each claim one that stands for all which state the same."""
    parent = {claim.id: claim.id for claim in reading.claims}

    def root(x: str) -> str:
        while parent[x] != x:
            parent[x] = parent[parent[x]]
            x = parent[x]
        return x

    for relation in reading.relations:
        if relation.type in ("repeats", "corroborates") and {relation.a, relation.b} <= parent.keys():
            parent[root(relation.a)] = root(relation.b)
    return {x: root(x) for x in parent}


def about(one: Dispute) -> list[str]:
    """Return in words what a dispute is about, the surest first, each once.

    >>> found = [Relation("conflicts", "c1", "c2", "actor"), Relation("denies", "c3", "c1", "polarity")]
    >>> about(Dispute(relations=found))
    ['who did it', 'whether it is so']
    """
    return list(dict.fromkeys(SLOT_WORDS[r.slot or "polarity"] for r in one.relations))


def telling(one: Dispute) -> list[Relation]:
    """Return the relations whose reason says more than that one side rejects the other, each reason once."""
    kept = {r.why: r for r in one.relations if r.why and (r.type == "conflicts" or r.concedes is not None)}
    return list(kept.values())


SLOT_WORDS = {
    "polarity": "whether it is so",
    "number": "how many",
    "time": "when",
    "place": "where",
    "actor": "who did it",
    "cause": "why",
    "other": "who or what it happened to",
}


def marked(reading: Reading, one: Dispute, claim: Claim) -> list[tuple[Span, Mark | None]]:
    """Return the content of *claim* in pieces, each with why it is marked, in the order of the text.

    Words that show the dispute differ where the other side's claim has such words, too: 1,200 and 640.
    """
    marks: dict[Mark, list[Span]] = {"granted": [], "shows": [], "differs": []}
    by_id = {each.id: each for each in reading.claims}
    for relation in one.between(claim):
        other = by_id[relation.b if relation.a == claim.id else relation.a]
        kind: Mark = "differs" if _both(relation, claim, other) else "shows"
        marks[kind] += _inside(relation.evidence, claim.content)
        if relation.concedes is not None and relation.concedes.claim == claim.id:
            marks["granted"] += _inside(relation.concedes.spans, claim.content)
    return list(_pieces(claim.content, marks))


def shown_in_cue(one: Dispute, claim: Claim) -> bool:
    """Tell whether the words of *claim*'s cue show the dispute: “denied”."""
    return any(overlap(relation.evidence, claim.cue) for relation in one.between(claim))


def _both(relation: Relation, claim: Claim, other: Claim) -> bool:
    whole = relation.slot not in (None, "polarity")
    return whole and overlap(relation.evidence, claim.content) and overlap(relation.evidence, other.content)


def _inside(words: Spans, content: Spans) -> Sequence[Span]:
    return [(max(a, c), min(b, d)) for a, b in words for c, d in content if a < d and c < b]


def _pieces(content: Spans, marks: dict[Mark, list[Span]]) -> Iterator[tuple[Span, Mark | None]]:
    """Cut the content where marks begin and end; where several meet, the last kind counts."""
    merged = {kind: spans(found) if found else () for kind, found in marks.items()}
    for start, end in content:
        edges = {start, end, *(x for found in merged.values() for pair in found for x in pair if start < x < end)}
        ordered = sorted(edges)
        for a, b in pairwise(ordered):
            kinds = [kind for kind, found in merged.items() if any(c <= a and b <= d for c, d in found)]
            yield (a, b), kinds[-1] if kinds else None
