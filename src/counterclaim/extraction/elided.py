"""Who says what has no source of its own: the subject of its sentence.

“Ada Roon hardly cleared it up, *asserting* ‘…’”, “Halden pulled the heater *and said* nobody was hurt”: the cue's
subject is left out, and is who acts before. Passives have none (“was accused of”), nor have nouns (“calls for”).
"""

from counterclaim.extraction import wording
from counterclaim.language.annotation import Annotation
from counterclaim.language.attribution import Attribution, Run

_BE = frozenset("is are was were be been being am get got gets".split())
_BEFORE = (wording.GOVERNORS - {"and"}) | _BE | frozenset("without worth when if as once while it there".split())
"""Words before a cue that make it a passive, or nobody's in particular: “it goes without *saying*”."""
_NOUNS = frozenset("a an the of for over".split())
"""Words of cues that are no verbs."""


def subjects(annotation: Annotation, said: Attribution) -> set[Run]:
    """Return the words for who may say what has no source; empty where the sentence does not tell."""
    first, last = said.cue
    words = annotation.plain[first:last]
    verbs = [f for f in annotation.frames if first <= f.predicate < last]
    if not verbs or (_BE | _NOUNS) & set(words) or _passive(annotation, first):
        return set()
    own = {x.run for f in verbs for x in f.arguments if x.role == "ARG0" and x.run[1] <= f.predicate}
    return own or _before(annotation, first)


def _passive(annotation: Annotation, cue: int) -> bool:
    """Tell whether what stands before a cue makes it a passive: “was often *seen*”, “when *asked*”."""
    before = annotation.plain[max(0, cue - 2) : cue]
    return bool(_BE & set(before)) or not _BEFORE.isdisjoint(before[-1:])


def _before(annotation: Annotation, cue: int) -> set[Run]:
    """Return the agents of what is told before a cue in its sentence, where the cue goes on with what they did."""
    before = annotation.plain[cue - 1] if cue else ""
    if before not in {",", "and", "but", "then", "or", "–", "—"} and not annotation.plain[cue].endswith("ing"):
        return set()
    here, quoted = annotation.sentence[cue], annotation.encoding.quoted
    return {
        x.run
        for f in annotation.frames
        if f.predicate < cue and annotation.sentence[f.predicate] == here
        for x in f.arguments
        if x.role == "ARG0"
        and x.run[1] <= f.predicate
        and annotation.sentence[x.run[0]] == here
        and not quoted[f.predicate]
        and annotation.plain[x.run[1] - 2 : x.run[1]] not in (["'", "s"], ["’", "s"])
    }
