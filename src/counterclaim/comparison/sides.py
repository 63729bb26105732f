"""Who cannot stand against whom, whatever their claims resemble: those on one side, and who reports another's claim."""

from counterclaim.comparison.statements import Statement
from counterclaim.extraction import wording
from counterclaim.knowledge.disputes import wordlists
from counterclaim.records import Reading

_POINTING = 3
"""Words of a content in which it names what it is about."""
_NO_OWNERS = {("a",), ("its",), ("the",)}


def both_reject(one: Statement, other: Statement, *, both_deny: bool) -> bool:
    """Tell whether both reject the same, or one rejects what the other negates: they stand on one side.

    Args:
        both_deny: whether both claims are denials.
    """
    if both_deny and all(any(word in wordlists().pointers for word in s.words[:_POINTING]) for s in (one, other)):
        return True  # “the charge is baseless”, “the claim is an old lie”
    return (one.denying and other.stances[1] > 0.5) or (other.denying and one.stances[1] > 0.5)


def of_one_party(reading: Reading, one: Statement, other: Statement) -> bool:
    """Tell whether one speaks for those that the other names just before.

    “two dockers”, “one of them”; “the ministry said”, “spokesman Roon told …”, not “the mayor's spokesman”.
    """
    first, second = (one, other) if one.number < other.number else (other, one)
    if second.number != first.number + 1 or not first.source:
        return False
    if second.source[:2] == ("one", "of"):
        return True
    unowned = second.source[1:] if second.source[:1] in _NO_OWNERS else second.source
    entity = reading.entity(first.claim.speaker)
    body = entity is not None and entity.type in {"organization", "government"}
    return body and unowned[:1] != () and unowned[0] in wording.SPOKES and "for" not in unowned


def nested(one: Statement, other: Statement) -> bool:
    """Tell whether one claim reports the other: who tells that a minister denied it does not stand against him."""
    return one.claim.within == other.claim.id or other.claim.within == one.claim.id
