"""Which of the places called so is meant: a ranking learnt over how large they are, how named, and what is near.

Two rounds: the first ranks each toponym by itself; the second also sees where the first puts the article's other
toponyms, and is done twice. Weights and how they were fitted: ``ranking.json`` (``training/places.py``).
"""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import numpy as np
import numpy.typing as npt

from counterclaim.extraction.places.toponyms import Toponym
from counterclaim.knowledge.gazetteer import FAMOUS, KINDS, Gazetteer, NameKind

Floats = npt.NDArray[np.float64]

ALONE = (
    "people in a city", "people in a county", "people in a region", "known the world over", "region", "county",
    "facility", "capital of a country", "further name", "name without its kind", "name of the people", "abbreviation",
    "its kind is named", "lies in what is named behind it", "the largest of all",
    "a region behind another name", "people where known the world over", "stands alone in datelines",
)  # fmt: skip
"""What the first round sees of a candidate."""
TOGETHER = (
    "share of others in its country", "share of others in its division", "its country is named",
    "its division is named", "others within 50 km", "others within 300 km", "nearest other", "its country, so many",
    "others are as widely known",
)  # fmt: skip
"""What the second round sees beyond that."""

WEIGHTS = Path(__file__).with_name("ranking.json")
_MOST = 25
"""Candidates of one toponym that the second round looks at."""
_LIKELY = 0.02
"""Least share of a candidate that others look at."""
_OTHERS, _BLOCK = 400, 512
"""Candidates that are looked at, the likeliest first, and that look at a time."""
_SHRINK = 2.0
"""Voices that speak for no place: one other toponym alone decides nothing."""
_ENOUGH = 5.0
"""Voices beyond which more say nothing new: a long article about one country may still name another."""
_POINTS = np.array([kind in {"city", "county", "facility", "area"} for kind in KINDS])


@dataclass(frozen=True)
class Weights:
    """Of the two rounds, in the order of ``ALONE`` and ``ALONE + TOGETHER``."""

    first: Floats
    second: Floats


@dataclass(frozen=True)
class Field:
    """All candidates of an article, one toponym's after the other's."""

    rows: npt.NDArray[np.int64]
    """[c] numbers of places."""
    of: npt.NDArray[np.int64]
    """[c] number of the toponym."""
    begins: npt.NDArray[np.int64]
    """[t + 1] where each toponym's candidates begin."""
    alone: Floats
    """[c, ALONE]"""
    voices: Floats
    """[t] how much each toponym counts for the others: the root of its occurrences."""


@dataclass(frozen=True)
class Ranking:
    """What the second round found."""

    field: Field
    seen: Floats
    """[c, ALONE + TOGETHER]"""
    shares: Floats
    """[c] probability; those of one toponym sum up to 1."""


@lru_cache(maxsize=1)
def weights() -> Weights:
    """Load the weights that ship."""
    table = json.loads(WEIGHTS.read_text("utf-8"))
    return Weights(
        np.array([table["first"][name] for name in ALONE]),
        np.array([table["second"][name] for name in ALONE + TOGETHER]),
    )


def rank(toponyms: Sequence[Toponym], gazetteer: Gazetteer, by: Weights | None = None) -> Ranking:
    """Return the candidates of all *toponyms*, the likeliest 25 each, with the probability of each."""
    by = by or weights()
    full = field(toponyms, gazetteer)
    cut, shares = shorten(full, full.alone @ by.first)
    seen = np.zeros((len(cut.rows), len(ALONE) + len(TOGETHER)))
    for _ in range(2):
        seen = np.hstack([cut.alone, together(cut, shares, gazetteer)])
        shares = softmax(seen @ by.second, cut)
    return Ranking(cut, seen, shares)


def shorten(full: Field, scores: Floats) -> tuple[Field, Floats]:
    """Keep the best candidates of each toponym, and return their shares."""
    kept = np.ones(len(full.rows), dtype=bool)
    for begin, end in zip(full.begins[:-1].tolist(), full.begins[1:].tolist(), strict=True):
        if end - begin > _MOST:
            kept[begin + np.argsort(-scores[begin:end], kind="stable")[_MOST:]] = False
    of = full.of[kept]
    begins = np.searchsorted(of, np.arange(len(full.begins)))
    cut = Field(full.rows[kept], of, begins, full.alone[kept], full.voices)
    return cut, softmax(scores[kept], cut)


def softmax(scores: Floats, field: Field) -> Floats:
    """Return the shares of candidates among those of their toponym."""
    if not len(scores):
        return scores
    top = np.full(len(field.voices), -np.inf)
    np.maximum.at(top, field.of, scores)
    raised = np.exp(scores - top[field.of])
    shares: Floats = raised / np.bincount(field.of, raised, len(field.voices))[field.of]
    return shares


def field(toponyms: Sequence[Toponym], gazetteer: Gazetteer) -> Field:
    """Lay out what *toponyms* may stand for, with what is seen of each candidate by itself."""
    sizes = [len(t.candidates.rows) for t in toponyms]
    of = np.repeat(np.arange(len(toponyms)), sizes)
    begins = np.concatenate([[0], np.cumsum(sizes)]).astype(np.int64)
    empty = np.zeros(0, dtype=np.int64)
    rows = np.concatenate([empty, *(t.candidates.rows for t in toponyms)])
    names = np.concatenate([empty, *(t.candidates.names for t in toponyms)])
    kind, people = gazetteer.kind[rows], gazetteer.population[rows] / 10
    is_: dict[str, npt.NDArray[np.bool_]] = {name: kind == i for i, name in enumerate(KINDS)}
    out = np.zeros((len(rows), len(ALONE)))
    for i, name in enumerate(("city", "county", "region")):
        out[:, i] = people * is_[name]
    famous = is_["facility"] & (people > FAMOUS / 10)
    out[:, 3] = is_["country"] | is_["continent"] | is_["sea"] | is_["area"] | famous
    out[:, 4], out[:, 5] = is_["region"], is_["county"]
    out[:, 6] = is_["facility"] * people
    out[:, 7] = gazetteer.capital[rows]
    for i, form in enumerate((NameKind.OTHER, NameKind.SHORT, NameKind.PEOPLE, NameKind.CODE), 8):
        out[:, i] = names == form
    out[:, 16] = people * out[:, 3]
    out[:, 17] = gazetteer.alone[rows]
    for number, toponym in enumerate(toponyms):
        here = slice(begins[number], begins[number + 1])
        if toponym.candidates.hints:
            out[here, 12] = np.isin(kind[here], [KINDS.index(k) for k in toponym.candidates.hints])
        if toponym.container:
            out[here, 13] = _inside(toponym, gazetteer)
        if toponym.behind:
            out[here, 15] = is_["region"][here] | is_["country"][here]
        if sizes[number] > 1:
            out[here, 14] = people[here] >= people[here].max()
    voices = np.sqrt([len(t.spans) for t in toponyms])
    return Field(rows, of, begins, out, voices)


def _inside(toponym: Toponym, gazetteer: Gazetteer) -> npt.NDArray[np.bool_]:
    """Return [c] whether a candidate lies in what is named right behind the toponym."""
    rows = toponym.candidates.rows
    kind = gazetteer.kind[rows]
    inside = np.zeros(len(rows), dtype=bool)
    for area in toponym.container:
        if gazetteer.kind[area] == KINDS.index("country"):
            inside |= (gazetteer.country[rows] == gazetteer.country[area]) & (kind != KINDS.index("country"))
        else:
            inside |= (gazetteer.division[rows] == gazetteer.division[area]) & (kind != KINDS.index("region"))
    return inside


def together(field: Field, shares: Floats, gazetteer: Gazetteer) -> Floats:
    """Return [c, TOGETHER] what is seen of each candidate beside where the other toponyms are thought to be.

    In blocks, and against the likeliest ones alone, so that a list of a thousand villages takes no more than memory for
    a few.
    """
    out = np.zeros((len(field.rows), len(TOGETHER)))
    if len(field.voices) < 2:
        return out
    voice = shares * field.voices[field.of]
    likely = np.flatnonzero(shares > _LIKELY)
    if len(likely) > _OTHERS:
        likely = np.sort(likely[np.argsort(-voice[likely], kind="stable")[:_OTHERS]])
    for begin in range(0, len(out), _BLOCK):
        here = slice(begin, begin + _BLOCK)
        out[here] = _beside(field, here, likely, shares[likely], gazetteer)
    return out


def _beside(field: Field, here: slice, likely: npt.NDArray[np.int64], shares: Floats, gazetteer: Gazetteer) -> Floats:
    """Return what :func:`together` does for the candidates *here*, beside those that are *likely*."""
    rows, of, others = field.rows[here], field.of[here], field.rows[likely]
    voice = shares * field.voices[field.of[likely]]
    apart = of[:, None] != field.of[likely]
    total = _SHRINK + field.voices[np.unique(field.of)].sum() - field.voices[of]
    kind, country, division = gazetteer.kind[rows], gazetteer.country[rows], gazetteer.division[rows]
    same = (country[:, None] == gazetteer.country[others]) & apart & (country != 0)[:, None]
    fellow = (division[:, None] == gazetteer.division[others]) & apart & (division != 0)[:, None]
    out = np.zeros((len(rows), len(TOGETHER)))
    out[:, 0] = same @ voice / total
    out[:, 1] = fellow @ voice / total
    whole, part = (KINDS.index(name) for name in ("country", "region"))
    out[:, 2] = _most(same & (gazetteer.kind[others] == whole), shares) * (kind != whole)
    out[:, 3] = _most(fellow & (gazetteer.kind[others] == part), shares) * (kind != part)
    near = apart & _POINTS[gazetteer.kind[others]] & _POINTS[kind][:, None]
    square = gazetteer.squares(rows, others)
    out[:, 4] = np.log1p(np.minimum((near / (1 + square / 50**2)) @ voice, _ENOUGH))
    out[:, 5] = np.log1p(np.minimum((near / (1 + square / 300**2)) @ voice, _ENOUGH))
    out[:, 6] = _most(near / (1 + square / 30**2), shares)
    out[:, 7] = np.log1p(np.minimum(same @ voice, _ENOUGH))
    known = field.alone[:, ALONE.index("known the world over")]
    out[:, 8] = known[here] * ((apart * known[likely]) @ voice) / total
    return out


def _most(seen: npt.NDArray[np.bool_] | Floats, shares: Floats) -> Floats:
    most: Floats = (seen * shares).max(axis=1, initial=0.0)
    return most
