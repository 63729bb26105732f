"""Whether an event happened, by the words: polarity (“did not”) and modality (“will”, “may”, “if”)."""

from typing import Literal

from counterclaim.extraction.events.predicates import BE, Predicate
from counterclaim.knowledge.plover import ontology

Polarity = Literal["positive", "negative"]
Modality = Literal["asserted", "planned", "possible", "hypothetical"]

_WILL = frozenset("will shall 'll ll won wo gonna would".split())
"""“he said they *would* leave” is “they will leave”."""
_MAY = frozenset("may might could can should must ought".split())
_IF = frozenset({"if", "unless", "lest"})
_BREAKS = frozenset({",", ";", ".", '"', "”", "“"})
_CONDITIONS = frozenset({"ARG1", "ARGM-ADV", "ARGM-PRP", "ARGM-CAU", "ARGM-TMP"})
_DEPENDENT = frozenset({"ARG1", "ARG2", "ARG3", "C-ARG1", "ARGM-PRP", "ARGM-ADV"})
_NEAR = 4
_FAR = 12
"""Words between “if” and a predicate of its clause."""


def status(p: Predicate) -> tuple[Polarity, Modality]:
    """Return polarity and modality, from the predicate's own words and from the verbs that it hangs on.

    “refused *to leave*” is negative, “plans *to leave*” planned, “asked them *to leave*” possible; whatever an “if”
    clause holds is hypothetical, and so is what it is the condition of.
    """
    negative, modality = p.negated, _own(p)
    inner, at, hangs = p, p.text.parents[p.number], True
    while at is not None:
        outer = p.text.predicates[at]
        role = next((a.role for a in outer.frame.arguments if a.run[0] <= inner.word < a.run[1]), "")
        if role not in _DEPENDENT or outer.word > inner.word:
            break
        if hypothetical(outer):
            modality = "hypothetical"
        elif modality == "asserted" and hangs:
            modality = _under(outer, inner, purpose=role == "ARGM-PRP")
        if hangs and role not in {"ARGM-PRP", "ARGM-ADV"} and _turns(outer, inner, nearest=inner is p):
            negative = not negative
        if outer.form in ontology().governors["says"]:
            break
        # What only stands in a phrase of an event, “the *ousted* president”, has happened whatever becomes of that.
        hangs = hangs and (_infinitive(outer, inner) or inner.form == inner.base)
        inner, at = outer, p.text.parents[at]
    return ("negative" if negative else "positive"), modality


def announced(p: Predicate) -> bool:
    """Tell whether somebody will do it, or is willing, ready or due to."""
    words = p.text.words
    if p.modal in _WILL:
        return True
    return p.word > 1 and words[p.word - 1] == "to" and words[p.word - 2] in ontology().willing


def hypothetical(p: Predicate) -> bool:
    """Tell whether it stands in an “if” clause, or has one."""
    words, sentence = p.text.words, p.text.sentence
    for at in range(p.word - 1, max(p.word - _FAR, -1), -1):
        if words[at] in _BREAKS or sentence[at] != sentence[p.word]:
            break
        if words[at] in _IF:
            return True
    return any(a.role in _CONDITIONS and words[a.run[0]] in _IF for a in p.frame.arguments)


def _own(p: Predicate) -> Modality:
    """Return the modality that its own words give it."""
    if hypothetical(p):
        return "hypothetical"
    if announced(p):
        return "planned"
    return "possible" if p.modal in _MAY else "asserted"


def _infinitive(outer: Predicate, inner: Predicate) -> bool:
    """Tell whether *inner* is an infinitive or gerund that hangs on *outer*: “plans to leave”, “kept from leaving”."""
    before = inner.text.words[max(inner.word - 2, 0) : inner.word]
    if "to" in before or "from" in before or before[-1:] == ["being"]:
        return True
    return inner.form.endswith("ing") and inner.word - outer.word < _NEAR and BE.isdisjoint(before[-1:])


def _under(outer: Predicate, inner: Predicate, *, purpose: bool) -> Modality:
    """Return the modality that the verb which it hangs on gives to an event that has none of its own."""
    governors = ontology().governors
    infinitive = _infinitive(outer, inner)
    if infinitive and (purpose or outer.form in governors["plans"] or outer.form in governors["tries"]):
        return "planned"
    bare = inner.form == inner.base or "to" in inner.text.words[max(inner.word - 2, 0) : inner.word]
    return "possible" if outer.form in governors["asks"] and not outer.noun and bare else "asserted"


def _turns(outer: Predicate, inner: Predicate, *, nearest: bool) -> bool:
    """Tell whether the verb that it hangs on says that it did not happen: “refused to”, “not allowed to”."""
    governors = ontology().governors
    infinitive = _infinitive(outer, inner)
    if outer.form in governors["refuses"]:
        return infinitive
    if not outer.negated:
        return False
    return (outer.form in governors["plans"] and infinitive) or (outer.form in governors["allows"] and nearest)
