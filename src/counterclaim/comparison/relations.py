"""The relations of one article, and what follows from them for its claims: stance and reference."""

import math
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import get_args

import numpy as np

from counterclaim.comparison import references as pointing
from counterclaim.comparison.features import NAMES
from counterclaim.comparison.judging import CLASSES, Judgement, judge
from counterclaim.comparison.numbers import at_odds, conflict, reconcilable
from counterclaim.comparison.references import references
from counterclaim.comparison.sides import both_reject, nested, of_one_party, past_each_other, unstated
from counterclaim.comparison.slots import slot
from counterclaim.comparison.statements import Statement
from counterclaim.comparison.trees import weights
from counterclaim.comparison.upholding import upholds, without_upholding
from counterclaim.comparison.wording import evidence, why
from counterclaim.records import Claim, Reading, Relation, RelationType, Stance

_Found = tuple[RelationType, Statement, Statement]
_STANCES: tuple[Stance, ...] = get_args(Stance)
POINTS = 0.77
"""How often a reference stands for the claim that it is resolved to: see ``references``."""
STATED = 0.5
"""Least share of words of what is denied and what another states."""
_FIRST, _SECOND, _CONFLICTS, _CORROBORATES, _REPEATS, _REFINES = range(1, len(CLASSES))


def compare(reading: Reading, made: Sequence[Statement]) -> Reading:
    """Return *reading* with its relations, and its claims with stances and references that comparison has settled.

    The relations stand in the order of their claims and never say who is right. Only attributed claims take part.

    Args:
        made: the statements of *reading*, one at the least.
    """
    judged = without_upholding(judge(made), made)
    cosines = dict(zip(judged.pairs, judged.features[:, NAMES.index("cosine")].tolist(), strict=True))
    refers = references(made, cosines)
    settled = {one.claim.id: _settled(one, judged, refers.get(one.number), made) for one in made}
    shares: dict[tuple[int, int], list[float]] = dict(zip(judged.pairs, judged.shares.tolist(), strict=True))
    targets = _targets(made, cosines) | refers
    for one, other in refers.items():  # a reference may reach further back than what is compared
        shares.setdefault((other, one), [1.0] + [0.0] * (len(CLASSES) - 1))
    contested = judged.contested >= weights()["thresholds"]["contested article"]
    told = [replace(one, claim=settled[one.claim.id]) for one in made]
    found = []
    for pair in sorted(shares):
        if not both_reject(told[pair[0]], told[pair[1]]):
            least = _least(contested, _shown(judged, told, pair))
            likely = _pointed(pair, shares[pair], judged, targets)
            found.append(_relation(reading, told, pair, likely, least))
    claims = tuple(settled.get(claim.id, claim) for claim in reading.claims)
    return replace(reading, claims=claims, relations=tuple(filter(None, found)))


def _least(contested: bool, shown: bool) -> dict[str, float]:
    """Return how sure a relation must be: less for disputes of a *contested* article.

    Two claims that merely seem to disagree mostly speak past each other, two tellings of one event, say: where nothing
    but their likeness speaks for a dispute there is none.
    """
    table: dict[str, float] = weights()["thresholds"]
    return {**table, "dispute": table["contested" if contested else "dispute"] if shown else math.inf}


def _shown(judged: Judgement, made: Sequence[Statement], pair: tuple[int, int]) -> bool:
    """Tell whether anything but the likeness of two claims speaks for a dispute: a denial, or numbers at odds."""
    one, other = (made[i] for i in pair)
    denies = max(judged.denials[i] for i in pair) > weights()["thresholds"]["denial"]
    return bool(denies or at_odds(one.numbers, other.numbers))


def _settled(one: Statement, judged: Judgement, refers: int | None, made: Sequence[Statement]) -> Claim:
    claim, least = one.claim, weights()["thresholds"]["denial"]
    basis = dict(claim.basis)
    stance = claim.stance
    if judged.denials[one.number] > least:
        stance = "denies"
        basis["stance"] = "the words of the cue and the content, and the claims that it may stand against"
    elif stance == "denies":
        shares = one.stances.copy()
        shares[_STANCES.index("denies")] = 0
        stance = _STANCES[int(np.argmax(shares))]
    if refers is not None:
        basis["refers"] = "a word for what was said before, and which claim it fits"
    target = None if refers is None else made[refers].claim.id
    return replace(claim, stance=stance, refers=target, basis=basis)


def _targets(made: Sequence[Statement], cosines: Mapping[tuple[int, int], float]) -> dict[int, int]:
    """Return for each “denied that X” the claim of another that states X, where one shares enough of its words."""
    out: dict[int, int] = {}
    best: dict[int, float] = {}
    for pair, cosine in cosines.items():
        for one, other in (pair, pair[::-1]):
            apart = made[one].claim.speaker != made[other].claim.speaker
            if apart and made[one].denying and cosine > max(STATED, best.get(one, 0.0)):
                out[one], best[one] = other, cosine
    return out


def _pointed(
    pair: tuple[int, int],
    shares: list[float],
    judged: Judgement,
    refers: Mapping[int, int],
) -> list[float]:
    """Return the pair's shares; who denies “the claim” denies what it stands for, as surely as either is known."""
    for one, other, kind in ((*pair, _FIRST), (*reversed(pair), _SECOND)):
        if refers.get(one) == other and judged.denials[one] > weights()["thresholds"]["denial"]:
            sure = POINTS * float(judged.denials[one])
            if sure > shares[kind]:
                rest = max(1e-9, 1 - shares[kind])
                shares = [share * (1 - sure) / rest for share in shares]
                shares[kind] = sure
    return shares


def _relation(
    reading: Reading,
    made: Sequence[Statement],
    pair: tuple[int, int],
    shares: list[float],
    least: Mapping[str, float],
) -> Relation | None:
    """Return what the pair is, ``None`` where that is not sure enough.

    Args:
        made: the article's statements, their claims with settled stances.
    """
    one, other = made[pair[0]], made[pair[1]]
    share = shares[_FIRST] + shares[_SECOND] + shares[_CONFLICTS]
    if share > least["dispute"]:
        best = max(range(_FIRST, _CONFLICTS + 1), key=shares.__getitem__)
        found = _disputed(reading, one, other, best)
    else:
        best = max(range(_CORROBORATES, len(CLASSES)), key=shares.__getitem__)
        share = shares[best]
        found = _alike(CLASSES[best], one, other) if share > least[CLASSES[best]] else None
    if found is None:
        return None
    kind, one, other = found
    at = slot(one, other) if kind in ("denies", "conflicts") else None
    return Relation(
        type=kind,
        a=one.claim.id,
        b=other.claim.id,
        slot=at,
        evidence=evidence(reading.document.text, kind, one, other, at),
        why=why(reading, kind, one, other, at),
        confidence=round(share, 3),
    )


def _disputed(reading: Reading, one: Statement, other: Statement, best: int) -> _Found | None:
    """Return which claim stands how against which; ``None`` where they cannot, whatever they resemble."""
    speakers = {one.claim.speaker, other.claim.speaker}
    if len(speakers) == 1 and None not in speakers:
        return None  # of 597 disputes in the newsroom's train part 13 stand within one speaker, of 36 traps 9 are
    if of_one_party(reading, one, other) or nested(one, other) or unstated(one, other) or reconcilable(one, other):
        return None
    if best == _CONFLICTS:
        if pointing.refers(one) or pointing.refers(other) or past_each_other(one, other):
            return None  # “its figure” says nothing that could be held against another
        return "conflicts", one, other
    if best == _SECOND:
        one, other = other, one
    if one.claim.stance != "denies":
        one, other = other, one  # who denies is the one that is judged to
    if one.claim.stance != "denies" or upholds(one):
        return None  # of 82 pairs on train articles of whom neither was judged to deny 45 were disputes
    return "denies", one, other


def _alike(likely: str, one: Statement, other: Statement) -> _Found | None:
    """Settle what speakers and numbers decide: the same speaker repeats or updates; the part refines the whole."""
    same = one.claim.speaker is not None and one.claim.speaker == other.claim.speaker
    if likely == "repeats" and not same and None not in (one.claim.speaker, other.claim.speaker):
        return None
    if likely in ("corroborates", "repeats"):
        return ("repeats" if same or likely == "repeats" else "corroborates"), one, other
    if same and conflict(one.numbers, other.numbers) == "number":
        return "updates", other, one
    mine, theirs = (max((q.value or 0.0 for q in s.numbers), default=0.0) for s in (one, other))
    return ("refines", one, other) if 0 < mine < theirs else ("refines", other, one)
