"""What one party does to another: given both in a text, the PLOVER code of the act (``counterclaim code``)."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from counterclaim.extraction.events.coding import Coded, Coder
from counterclaim.extraction.events.predicates import Predicate, Text
from counterclaim.extraction.events.status import announced as is_announced
from counterclaim.knowledge.plover import Code, ontology
from counterclaim.language.annotation import Annotation
from counterclaim.language.attribution import Run
from counterclaim.records import Span

# How well an act fits its parties, from 0 to 1. Set by hand and by the errors of one half of the PLV sentences
# (``evaluation/coding.py``, the design half); small changes of them change little there.
_ACTOR, _WITHIN_ACTOR, _PRONOUN, _SUBJECT = 1.0, 0.7, 0.7, 0.8
"""The source heads the actor; stands somewhere in its words; a pronoun acts; the source is the subject of “met”."""
_INHERITED, _OTHERS = 0.9, 0.4
"""Shares of the outer act's fit for an inner one without an actor, and for one with another actor."""
_ACTORLESS, _UNRELATED = 0.3, 0.15
_RECIPIENT, _WITHIN_RECIPIENT, _ADJUNCT, _FELLOW, _ELSEWHERE = 1.0, 0.9, 0.85, 0.4, 0.35
"""The target heads an argument; stands in its words; in those of an adjunct; in the actor's; nowhere in the frame."""
_CONFIRMED = 1.05
"""What is added to a sense that its surroundings confirm."""
_INNER, _BELOW, _DEEPEST = 0.9, 2, 6
"""Share kept for each predicate around an act; further ones where an outer act is the source's; the most that count."""
_SURELY = 0.7

_MUST = {"must", "should"}
_PRONOUNS = frozenset("it he she they who which that its".split())
_RECIPIENTS = {"ARG1", "ARG2", "ARG3", "ARG4", "C-ARG1"}


@dataclass(frozen=True, slots=True)
class Candidate:
    """A coded predicate between the two parties, and how well it fits them."""

    predicate: Predicate
    coded: Coded
    does: float
    """How surely the source does it, 0 to 1."""
    suffers: float
    """How surely it is done to the target, 0 to 1."""
    depth: int
    """How many predicates it stands inside."""


def dyad(annotation: Annotation, source: Span | None, target: Span | None) -> Code | None:
    """Return what *source* does to *target*, ``None`` where no word tells of an act.

    As event data have it, an announced act counts as what the announcement is (AGREE, or a threat) and an act not done
    as the refusal that it comes to. Where the manual's text and its table from CAMEO differ – announced withdrawals,
    convictions, sanctions – the table counts here, by which event data are coded; the ledger's events follow the text.

    >>> from counterclaim.language.annotating import annotate
    >>> from counterclaim.language.encoder import Encoder
    >>> dyad(annotate("Velmar accused Halden of theft.", Encoder()), (0, 6), (15, 21))
    Code(type='ACCUSE', mode='allege')

    Args:
        source: code points of the one who acts, ``None`` where nobody is named.
        target: code points of the one it is done to, ``None`` where nobody is named.
    """
    text = Text(annotation)
    doer, other = (annotation.run(span) if span else None for span in (source, target))
    urged = _urged(text, doer, other)
    if urged is not None:
        return urged
    found = candidates(text, doer, other)
    if not found:
        return None
    best = max(found, key=lambda c: _rank(c, doer))
    return reported(text, best)


def candidates(text: Text, source: Run | None, target: Run | None) -> list[Candidate]:
    """Return the coded predicates of the sentences of both parties, in the order of the text."""
    coder = Coder(text)
    places = [run for run in (source, target) if run]
    if not places or any(first >= last for first, last in places):
        return []
    numbers = [text.sentence[first] for first, _ in places]
    sentences = range(min(numbers), max(numbers) + 1)
    here = [p for p in text.predicates if text.sentence[p.word] in sentences]
    doers = _doers(text, here, source)
    through = {c.through for c in map(coder.coded, here) if c is not None}
    out: list[Candidate] = []
    inside: list[Candidate] = []  # “a Saudi-led strike” does something itself, where nothing else does
    for p in here:
        coded = coder.coded(p)
        if coded is None or p.number in through:
            continue
        if any(a <= p.word < b for a, b in places):
            inside.append(Candidate(p, coded, _ACTORLESS, _ELSEWHERE, _depth(text, p)))
            continue
        out.append(Candidate(p, coded, doers[p.number], _suffers(p, target) if target else _RECIPIENT, _depth(text, p)))
    if not out:
        return inside
    outer = {c.predicate.number for c in out if c.does >= _SURELY}
    return [replace(c, depth=c.depth + _BELOW) if _inside(text, c.predicate, outer) else c for c in out]


def _inside(text: Text, p: Predicate, outer: set[int]) -> bool:
    at = text.parents[p.number]
    while at is not None:
        if at in outer:
            return True
        at = text.parents[at]
    return False


def _rank(c: Candidate, source: Run | None) -> tuple[float, float]:
    """Rank by fit, then by nearness to the source; an act inside another of the same actor is the lesser."""
    fit = c.does * c.suffers * (_CONFIRMED if c.coded.conditional else 1.0) * (_INNER ** min(c.depth, _DEEPEST))
    return fit, -abs(c.predicate.word - source[1]) if source else -c.predicate.word


def _depth(text: Text, p: Predicate) -> int:
    depth, at = 0, text.parents[p.number]
    while at is not None:
        depth, at = depth + 1, text.parents[at]
    return depth


def _overlap(one: Run, other: Run) -> bool:
    return one[0] < other[1] and other[0] < one[1]


def _doers(text: Text, here: Sequence[Predicate], source: Run | None) -> dict[int, float]:
    """Return for each predicate how surely the source does it.

    Who does the outer act does the inner one too, unless that has an actor of its own: “*X* agreed to *send* …”.
    """
    if source is None:  # nobody is named: what tells of no actor fits best
        return {p.number: _ACTOR if p.frame.first("ARG0") is None else _OTHERS for p in here}
    out: dict[int, float] = {}

    def does(p: Predicate) -> float:
        if p.number in out:
            return out[p.number]
        out[p.number] = _UNRELATED  # where predicates stand in each other's arguments
        actor = p.frame.first("ARG0")
        parent = text.parents[p.number]
        if actor is not None and _overlap(actor.run, source):
            # In “rebels backed by X” X is no rebel: it must open the phrase or be the whole of its head.
            chunk = text.chunk(actor.run)
            found = _ACTOR if _overlap(chunk, source) else _WITHIN_ACTOR
        elif actor is not None and text.words[actor.run[0]] in _PRONOUNS:
            found = _PRONOUN
        elif (
            actor is None
            and not p.passive
            and any(a.role in {"ARG1", "ARG2"} and _overlap(a.run, source) for a in p.frame.arguments)
        ):
            found = _SUBJECT
        elif parent is not None:
            outer = does(text.predicates[parent])
            found = outer * (_INHERITED if actor is None else _OTHERS)
        else:
            found = _ACTORLESS if actor is None else _UNRELATED
        out[p.number] = found
        return found

    for p in here:
        does(p)
    return out


def _suffers(p: Predicate, target: Run) -> float:
    best = _ELSEWHERE
    for argument in p.frame.arguments:
        if not _overlap(argument.run, target):
            continue
        if argument.role in _RECIPIENTS:
            chunk = p.text.chunk(argument.run)
            best = max(best, _RECIPIENT if _overlap(chunk, target) else _WITHIN_RECIPIENT)
        elif argument.role == "ARG0":
            best = max(best, _FELLOW)
        else:
            best = max(best, _ADJUNCT)
    return best


def reported(text: Text, found: Candidate) -> Code:
    """Return the single code of an act as event data have it, also where it is announced or not done."""
    p, coded = found.predicate, found.coded
    code = coded.table or ontology().table.get(coded.code, coded.code)
    kind = ontology().types[code.type]
    if negated(text, p):
        return kind.refused or code
    return (kind.table or kind.planned or code) if announced(text, p) else code


def _urged(text: Text, source: Run | None, target: Run | None) -> Code | None:
    """Return REQUEST where the source says what the target must do."""
    if source is None or target is None:
        return None
    coder, about = Coder(text), ontology().about["REQUEST"]
    for p in text.predicates:
        subject = p.frame.first("ARG0") or p.frame.first("ARG1")
        if p.modal not in _MUST or subject is None or subject.run[0] > p.word or not _overlap(subject.run, target):
            continue
        at = text.parents[p.number]
        speaker = text.predicates[at].frame.first("ARG0") if at is not None else None
        if speaker is not None and _overlap(speaker.run, source):
            code = coder.coded(p)
            mode = (about.get(code.code) or about.get(Code(code.code.type))) if code else None
            return Code("REQUEST", mode or "change")
    return None


def negated(text: Text, p: Predicate) -> bool:
    """Tell whether the act is negated, by its own words or the verb that governs it (“refused to”, “failed to”)."""
    if p.negated:
        return True
    refuses = ontology().governors["refuses"]
    at = text.parents[p.number]
    return at is not None and text.predicates[at].base in refuses and text.predicates[at].word < p.word


def announced(text: Text, p: Predicate) -> bool:
    """Tell whether the act is still to come: “will”, “plans to”, “agreed to”."""
    plans = ontology().governors["plans"]
    if is_announced(p):
        return True
    at = text.parents[p.number]
    while at is not None:
        outer = text.predicates[at]
        if outer.form in plans and outer.word < p.word:
            return True
        if is_announced(outer):
            return True
        at = text.parents[at]
    return False
