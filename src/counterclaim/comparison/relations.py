"""The relations of one article, and what follows from them for its claims: stance and reference."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import get_args

import numpy as np

from counterclaim.comparison import references as pointing
from counterclaim.comparison.features import NAMES
from counterclaim.comparison.judging import CLASSES, Judgement, judge
from counterclaim.comparison.numbers import at_odds, conflict, names_part
from counterclaim.comparison.references import references
from counterclaim.comparison.sides import both_reject, nested, of_one_party
from counterclaim.comparison.slots import slot
from counterclaim.comparison.statements import Statement
from counterclaim.comparison.trees import weights
from counterclaim.comparison.upholding import upholds, without_upholding
from counterclaim.comparison.wording import evidence, why
from counterclaim.records import Claim, Reading, Relation, RelationType, Stance

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
    found = []
    for pair in sorted(shares):
        both_deny = all(settled[made[i].claim.id].stance == "denies" for i in pair)
        if not both_reject(made[pair[0]], made[pair[1]], both_deny=both_deny):
            least = _least(contested and _shown(judged, made, pair))
            likely = _pointed(pair, shares[pair], judged, targets)
            found.append(_relation(reading, made, pair, likely, least))
    claims = tuple(settled.get(claim.id, claim) for claim in reading.claims)
    return replace(reading, claims=claims, relations=tuple(filter(None, found)))


def _least(contested: bool) -> dict[str, float]:
    """Return how sure a relation must be: less for disputes of a *contested* article that something speaks for.

    Elsewhere two claims that seem to disagree mostly speak past each other: two tellings of one event, say.
    """
    table: dict[str, float] = weights()["thresholds"]
    return {**table, "dispute": table["contested"]} if contested else table


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
    """Return what the pair is, ``None`` where that is not sure enough."""
    one, other = made[pair[0]], made[pair[1]]
    dispute = shares[_FIRST] + shares[_SECOND] + shares[_CONFLICTS]
    kind: RelationType
    speakers = {one.claim.speaker, other.claim.speaker}
    if dispute > least["dispute"]:
        if len(speakers) == 1 and None not in speakers:
            return None  # of 597 disputes in the newsroom's train part 13 stand within one speaker, of 36 traps 9 are
        best = max(range(_FIRST, _CONFLICTS + 1), key=shares.__getitem__)
        kind, share = ("conflicts" if best == _CONFLICTS else "denies"), dispute
        if best == _SECOND:
            one, other = other, one
        if of_one_party(reading, one, other) or nested(one, other) or (kind == "denies" and upholds(one)):
            return None
        if best == _CONFLICTS and any(map(pointing.refers, (one, other))):
            return None  # “its figure” says nothing that could be held against another
        if conflict(one.numbers, other.numbers) == "part" or names_part(one) or names_part(other):
            return None
    else:
        best = max(range(_CORROBORATES, len(CLASSES)), key=shares.__getitem__)
        kind, share = CLASSES[best], shares[best]  # type: ignore[assignment]
        if share <= least[CLASSES[best]] or (kind == "repeats" and len(speakers - {None}) == 2):
            return None
        kind, one, other = _alike(kind, one, other)
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


def _alike(kind: RelationType, one: Statement, other: Statement) -> tuple[RelationType, Statement, Statement]:
    """Settle what speakers and numbers decide: the same speaker repeats or updates; the part refines the whole."""
    same = one.claim.speaker is not None and one.claim.speaker == other.claim.speaker
    if kind in ("corroborates", "repeats"):
        return ("repeats" if same else kind), one, other
    if same and conflict(one.numbers, other.numbers) == "number":
        return "updates", other, one
    mine, theirs = (max((q.value or 0.0 for q in s.numbers), default=0.0) for s in (one, other))
    return (kind, one, other) if 0 < mine < theirs else (kind, other, one)
