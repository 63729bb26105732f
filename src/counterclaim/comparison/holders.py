"""Who holds what is denied: “denied that X” tells of X, and at times nobody in the article is named who says so."""

from dataclasses import replace

from counterclaim.knowledge.disputes import wordlists
from counterclaim.knowledge.verdicts import verdicts
from counterclaim.records import Claim, Reading, words

HOLDER = "holder"
"""The key of ``Claim.basis`` that says that nobody named in the article holds what a claim rejects."""
UNNAMED = "nobody named here holds what is denied: no claim was found that states it"
OPENING = 4
"""Words of a content among which the noun is that is rejected: “a media request to …”."""

SHORT = 2
"""Words of a content that tell no proposition."""
_INTRODUCING = frozenset({"that", "any", "having"})


def with_holders(reading: Reading) -> Reading:
    """Return *reading* with a note in the ``basis`` of each denial of a proposition that no claim in it states."""
    answered = {r.a for r in reading.relations if r.type == "denies"}
    answered |= {x for r in reading.relations if r.type == "conflicts" for x in (r.a, r.b)}
    claims = tuple(
        replace(claim, basis={**claim.basis, HOLDER: UNNAMED})
        if rejects(reading, claim) and claim.id not in answered and not claim.refers and _told(reading, claim)
        else claim
        for claim in reading.claims
    )
    return replace(reading, claims=claims)


def rejects(reading: Reading, claim: Claim) -> bool:
    """Tell whether a claim's content is what is rejected: that of “denied that X”, not that of “said X was not so”."""
    cue, said = (words(reading.document.text, place).lower().split() for place in (claim.cue, claim.content))
    told = {word.strip(",.:;") for word in cue}
    rejecting = told & verdicts().rejecting and not told & wordlists().negative  # “does not dispute”
    return claim.stance == "denies" and bool(rejecting) and not verdicts().asked & set(said[:OPENING])


def _told(reading: Reading, claim: Claim) -> bool:
    """Tell whether a content says what is rejected, which “the union's figure” or “which” does not."""
    said = [word.strip(",.:;“”\"'") for word in words(reading.document.text, claim.content).lower().split()]
    at = next((n for n, word in enumerate(said[: OPENING + 1]) if word in wordlists().pointers), None)
    if at is not None:
        return said[at + 1 : at + 2] == ["that"]
    return len(said) > SHORT and (said[0] in _INTRODUCING or bool(claim.events))
