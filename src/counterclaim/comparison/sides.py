"""Who cannot stand against whom, whatever their claims resemble: those on one side, and those past each other."""

from counterclaim.comparison.numbers import at_odds
from counterclaim.comparison.statements import Statement
from counterclaim.extraction import wording
from counterclaim.knowledge.disputes import wordlists
from counterclaim.records import Reading

_POINTING = 3
"""Words of a content in which it names what it is about."""
_NO_OWNERS = {("a",), ("its",), ("the",)}
_UNSTATED = frozenset({"asks", "demands", "intends"})


def both_reject(one: Statement, other: Statement) -> bool:
    """Tell whether both reject the same, or one rejects what the other negates: they stand on one side."""
    both_deny = one.claim.stance == other.claim.stance == "denies"
    if both_deny and all(any(word in wordlists().pointers for word in s.words[:_POINTING]) for s in (one, other)):
        return True  # “the charge is baseless”, “the claim is an old lie”
    if any(
        _calls_untrue(a) and _negates(b) and a.stems.keys().isdisjoint(b.source_stems) for a, b in _both(one, other)
    ):
        return True  # “the report is propaganda”, “she was not captured”
    return (one.denying and other.stances[1] > 0.5) or (other.denying and one.stances[1] > 0.5)


def _both(one: Statement, other: Statement) -> tuple[tuple[Statement, Statement], ...]:
    return (one, other), (other, one)


def _calls_untrue(one: Statement) -> bool:
    """Tell whether a content says that a claim is untrue: “these claims are false”, not “rejected the figure”."""
    return one.untrue and not one.denying and not wordlists().pointers.isdisjoint(one.words[:_POINTING])


def _negates(one: Statement) -> bool:
    """Tell whether a content says that something is not so, whatever anybody claims of it."""
    return one.negations % 2 == 1 and not (one.denying or one.untrue)


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
    return _body(reading, first) and unowned[:1] != () and unowned[0] in wording.SPOKES and "for" not in unowned


def _body(reading: Reading, one: Statement) -> bool:
    """Tell whether the source is a body: by its words, or by its entity, which may be the wrong one."""
    entity = reading.entity(one.claim.speaker)
    return one.source[-1] in wording.BODIES or (entity is not None and entity.type in {"organization", "government"})


def nested(one: Statement, other: Statement) -> bool:
    """Tell whether one claim reports the other: who tells that a minister denied it does not stand against him."""
    return one.claim.within == other.claim.id or other.claim.within == one.claim.id


def unstated(one: Statement, other: Statement) -> bool:
    """Tell whether one of them asks, demands or intends, and so states nothing that could be so or not.

    Of 31 disputes with such a claim that were said on train articles 6 were any.
    """
    return not _UNSTATED.isdisjoint((one.claim.stance, other.claim.stance))


def past_each_other(one: Statement, other: Statement) -> bool:
    """Tell whether two who deny nothing speak of different things.

    Numbers at odds are, where one is of what was and the other of what is planned. Without numbers, a negation,
    opposites, a telling word or a name are enough in common: of 83 conflicts that were said on train articles without
    any of these 44 were any.
    """
    if "denies" in (one.claim.stance, other.claim.stance):
        return False
    odds = at_odds(one.numbers, other.numbers)
    if odds is not None:
        happened = [[event.modality == "asserted" for event in side.events] for side in (one, other)]
        return any(map(any, happened)) and any(told and not any(told) for told in happened)
    if one.entities & other.entities or one.stems.keys() & other.stems.keys():
        return False
    opposite = wordlists().opposites
    opposed = any(not opposite[word].isdisjoint(other.vocabulary) for word in one.opposable)
    return not opposed and one.negations == other.negations
