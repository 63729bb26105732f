"""How claims of two articles stand to one another: candidates by what both name, then boosted trees over the pair."""

import json
import math
from collections.abc import Mapping, Sequence
from functools import lru_cache
from importlib.resources import files
from typing import Any

import numpy as np
import numpy.typing as npt

from counterclaim.comparison.across.accounts import Account, same_voice
from counterclaim.comparison.across.features import NAMES, Floats, cosine, features
from counterclaim.comparison.across.topics import each_alike, telling
from counterclaim.comparison.judging import CLASSES
from counterclaim.comparison.numbers import at_odds, conflict
from counterclaim.comparison.slots import first
from counterclaim.comparison.trees import Trees
from counterclaim.knowledge.disputes import wordlists
from counterclaim.records import RelationType, Slot, Tie

NAME = 3.0
"""What a shared name weighs beside shared words, whose weights are those of ``telling``."""
LEAST = 8.0
"""What two claims share at least: a name and a rare word, or two words that are not common."""
NEAR = 0.2
"""How alike the topics of two articles are whose claims are all compared, whatever words they share."""
WORDED, AGAIN = 0.9, 0.99
"""How alike the words of one speaker are that are the same claim again, and how sure that is: all 359 such pairs of the
newsroom's stories are annotated so."""
UNSHOWN = 0.4
"""How sure a dispute must be at least where neither side denies and no numbers are at odds."""
SHORT = 3
"""Words of a claim that only points to another one, at most."""
TERMS = 8
"""By so many of its terms, those that tell most, a claim is looked for."""
_FIRST, _SECOND, _CONFLICTS, _CORROBORATES = range(1, 5)
_SAME, _COSINE = NAMES.index("same speaker"), NAMES.index("cosine")


def terms(one: Account) -> dict[str, float]:
    """Return by what a claim is looked for, with how much each tells: names, then its rarest stems."""
    weighed = {f"={name}": NAME for name in one.names} | {stem: telling(stem) for stem in one.stems}
    best = sorted(weighed, key=lambda term: (-weighed[term], term))[:TERMS]
    return {term: weighed[term] for term in best}


def shared(one: Account, other: Account) -> float:
    """Return what two claims share, to be held to ``LEAST``."""
    return math.fsum(map(telling, one.stems & other.stems)) + NAME * len(one.names & other.names)


def points(one: Account) -> bool:
    """Tell whether a claim is no more than a word for another one: “its figure”, “the claim”."""
    return len(one.words) <= SHORT and any(word in wordlists().pointers for word in one.words)


def judged(pairs: Sequence[tuple[Account, Account]]) -> list[Tie]:
    """Return the ties among *pairs* of claims of different articles, the earlier one first; most pairs have none."""
    told = [(a, b) for a, b in pairs if not (points(a) or points(b))]
    topics = each_alike((a.topic, b.topic) for a, b in told)
    kept = [(a, b) for (a, b), near in zip(told, topics, strict=True) if near >= NEAR or shared(a, b) >= LEAST]
    if not kept:
        return []
    x = features(kept)
    shares = _trees().probabilities(x)
    found = (_tie(*kept[at], shares[at]) for at in np.flatnonzero(_possible(x, shares)))
    return [tie for tie in found if tie is not None]


def _possible(x: Floats, shares: npt.NDArray[np.float64]) -> npt.NDArray[np.bool_]:
    """Return for each pair whether ``_tie`` may find one: some threshold is passed, or one speaker says it again."""
    least: Mapping[str, float] = _weights()["thresholds"]
    lowest = [least[kind] for kind in CLASSES[_CORROBORATES:]]
    again = (x[:, _SAME] > 0) & (x[:, _COSINE] > WORDED - 0.01)  # float32: ``_tie`` has the exact one
    disputed = shares[:, _FIRST : _CONFLICTS + 1].sum(axis=1) > least["dispute"] - 1e-9
    passed: npt.NDArray[np.bool_] = again | disputed | (shares[:, _CORROBORATES:] > lowest).any(axis=1)
    return passed


def _tie(one: Account, other: Account, shares: Any) -> Tie | None:
    least: Mapping[str, float] = _weights()["thresholds"]
    dispute = float(shares[_FIRST : _CONFLICTS + 1].sum())
    same = same_voice(one.voices, other.voices)
    kind: RelationType
    if same and cosine(one, other) > WORDED:
        kind, share = "repeats", AGAIN
    elif dispute > least["dispute"]:
        best = int(np.argmax(shares[_FIRST : _CONFLICTS + 1])) + _FIRST
        kind, share = ("conflicts" if best == _CONFLICTS else "denies"), dispute
        if same or not (one.states and other.states) or (best == _CONFLICTS and not _meet(one, other)):
            return None
        if share < UNSHOWN and not _shown(one, other):
            return None
        if best == _SECOND:
            one, other = other, one
    else:
        best = int(np.argmax(shares[_CORROBORATES:])) + _CORROBORATES
        kind, share = CLASSES[best], float(shares[best])  # type: ignore[assignment]
        if share <= least[kind]:
            return None
        if kind in ("corroborates", "repeats"):
            kind = "repeats" if same or (not one.voices and not other.voices and kind == "repeats") else "corroborates"
        elif same and conflict(one.numbers, other.numbers) == "number":
            kind, one, other = "updates", other, one
    slot = _slot(one, other) if kind in ("denies", "conflicts") else None
    return Tie(kind, one.key, other.key, slot, round(share, 3), _why(kind, one, other))


def _meet(one: Account, other: Account) -> bool:
    """Tell whether two claims speak of one thing: only then do they exclude each other. A denial may just say “No”."""
    if conflict(one.numbers, other.numbers) == "part":
        return False
    return not (one.stems.isdisjoint(other.stems) and one.predicates.isdisjoint(other.predicates))


def _shown(one: Account, other: Account) -> bool:
    """Tell whether anything but the likeness of two claims speaks for a dispute, as inside an article."""
    return "denies" in (one.claim.stance, other.claim.stance) or at_odds(one.numbers, other.numbers) is not None


def _slot(one: Account, other: Account) -> Slot:
    same = ((x, y) for x in one.happenings for y in other.happenings if x.predicate and x.predicate == y.predicate)
    return first([x.apart(y) for x, y in same], conflict(one.numbers, other.numbers))


def _why(kind: RelationType, one: Account, other: Account) -> str:
    a, b = one.speaker, other.speaker
    return {
        "denies": f"{a} rejects what {b} claims",
        "conflicts": f"what {a} and {b} say cannot both be so",
        "corroborates": f"{a} and {b} state the same",
        "repeats": f"{a} is reported with the same again",
        "updates": f"a later value from {a}",
        "refines": f"what {a} says is a part of what {b} says or more precise, or the other way round",
    }[kind]


@lru_cache(maxsize=1)
def _weights() -> dict[str, Any]:
    found: dict[str, Any] = json.loads(
        files("counterclaim.comparison.across").joinpath("weights.json").read_text("utf-8")
    )
    return found


@lru_cache(maxsize=1)
def _trees() -> Trees:
    return Trees(_weights()["pairs"])
