"""What shows a relation, and why in plain words; never who is right."""

import re
from collections.abc import Callable

from counterclaim.comparison.numbers import agreement, at_odds, comparable
from counterclaim.comparison.statements import Statement, stem
from counterclaim.knowledge.disputes import wordlists
from counterclaim.records import Quantity, Reading, RelationType, Slot, Span, Spans, spans, words

LONGEST = 110
"""Characters of a content that is quoted."""
_CONTRACTED = ("n't", "n’t")
_WORD = re.compile(r"\d[\d.,]*\d|\w+(?:['’]\w+)?")


def why(reading: Reading, kind: RelationType, one: Statement, other: Statement, slot: Slot | None) -> str:
    """Return one sentence on how *one* stands to *other*."""
    a, b = _name(reading, one), _name(reading, other)
    same = one.claim.speaker is not None and one.claim.speaker == other.claim.speaker
    ours, theirs = _said(reading, one), _said(reading, other)
    numbers = _numbers(one, other) if slot == "number" else None
    if kind == "denies":
        against = "an earlier claim of the same source" if same else f"what {b} claims"
        return f"{a} rejects {against}: {theirs}"
    if kind == "conflicts":
        if numbers:
            text = reading.document.text
            x, y = (words(text, q.spans) for q in numbers)
            return f"their numbers differ: {a} has {x}, {b} has {y}"
        return f"both cannot be so: {a} has {ours}, {b} has {theirs}"
    if kind == "corroborates":
        return f"{a} and {b} state the same: {theirs}"
    if kind == "repeats":
        return f"{a} states the same again: {theirs}"
    if kind == "updates":
        return f"a later value from the same origin: {ours} after {theirs}"
    return f"one is a part of the other or more precise, and both can be so: {ours}; {theirs}"


def evidence(text: str, kind: RelationType, one: Statement, other: Statement, slot: Slot | None) -> Spans:
    """Return the words that show the relation: of denying, the numbers that differ, or the words that both share."""
    if slot == "number" and (numbers := _numbers(one, other)):
        return spans([*numbers[0].spans, *numbers[1].spans])
    if kind in ("denies", "conflicts"):
        lists = wordlists()
        if kind == "denies" and any(w in lists.denying or w in lists.untrue for w in one.cue):
            return one.claim.cue
        if found := _found(text, one, lambda w: w in lists.untrue or w in lists.negative or w.endswith(_CONTRACTED)):
            return spans(found[:1])
        if kind == "denies":
            return one.claim.cue
    shared = one.stems.keys() & other.stems.keys()
    found = [*_found(text, one, lambda w: stem(w) in shared), *_found(text, other, lambda w: stem(w) in shared)]
    return spans(found) if found else spans([*one.claim.cue, *other.claim.cue])


def _found(text: str, one: Statement, fits: Callable[[str], bool]) -> list[Span]:
    """Return where words of the content fit."""
    return [
        (start + m.start(), start + m.end())
        for start, end in one.claim.content
        for m in _WORD.finditer(text[start:end])
        if fits(m.group().lower())
    ]


def _numbers(one: Statement, other: Statement) -> tuple[Quantity, Quantity] | None:
    """Return two numbers that differ, of the same thing where there are such."""
    for x in one.numbers:
        for y in other.numbers:
            if x.unit and comparable(x, y) and agreement(x, y) == "differ":
                return x, y
    return at_odds(one.numbers, other.numbers)


def _name(reading: Reading, one: Statement) -> str:
    entity = reading.entity(one.claim.speaker)
    if entity is not None:
        return entity.name
    return words(reading.document.text, one.claim.source) or "an unnamed source"


def _said(reading: Reading, one: Statement) -> str:
    said = " ".join(words(reading.document.text, one.claim.content).split()).strip("“”\"' ,.")
    cut = said if len(said) <= LONGEST else said[:LONGEST].rsplit(" ", 1)[0] + " …"
    return f"“{cut}”"
