"""From the scores of anchors and roles to attributions in words: which cue, whose, which content."""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float32]
Run = tuple[int, int]

SOURCE, CUE, CONTENT_START, CONTENT = 1, 2, 3, 4


@dataclass(frozen=True, slots=True)
class Attribution:
    """One attribution; places are runs of words ``(first, last + 1)``."""

    cue: Run
    source: Run | None
    content: tuple[Run, ...]
    nested: bool
    stance: npt.NDArray[np.float32]
    """Probability of each stance."""
    evidence: tuple[float, ...]
    """What its confidence is computed from: see ``EVIDENCE``."""


EVIDENCE = ("anchor", "cue", "source", "content", "edges")
"""Log-odds of the anchor; mean log-probability of the chosen roles of cue, source, content; that of the worst word."""


def softmax(x: Floats) -> Floats:
    """Return the probabilities along the last axis."""
    e = np.exp(x - x.max(axis=-1, keepdims=True))
    return np.asarray(e / e.sum(axis=-1, keepdims=True), dtype=np.float32)


def decode(anchors: Floats, at: npt.NDArray[np.int64], roles: Floats, stance: Floats) -> list[Attribution]:
    """Read attributions off the scores of one window.

    Args:
        anchors: ``[a, 3]`` probabilities of each anchor (none, claim, nested).
        at: ``[a]`` the anchors' words.
        roles: ``[a, w, 5]`` logits.
        stance: ``[a, 7]`` logits.
    """
    if not len(at):
        return []
    p = softmax(roles)
    rows = np.arange(len(at))
    p[rows, at] *= 0.0
    p[rows, at, CUE] = 1.0  # an anchor is the first word of its own cue, whatever the role head thinks
    label = p.argmax(-1)
    log = np.log(p.max(-1) + 1e-9)
    found = []
    for i in range(len(at)):
        cue = _run_at(label[i] == CUE, int(at[i]))
        content = _runs(label[i] >= CONTENT_START, label[i] == CONTENT_START)
        if not content:
            continue
        sources = _runs(label[i] == SOURCE)
        source = max(sources, key=lambda r: p[i, r[0] : r[1], SOURCE].sum(), default=None)
        inside = np.concatenate([log[i, a:b] for a, b in content])
        odds = float(np.log((1 - anchors[i, 0] + 1e-6) / (anchors[i, 0] + 1e-6)))
        evidence = (
            odds,
            float(log[i, cue[0] : cue[1]].mean()),
            float(log[i, source[0] : source[1]].mean()) if source else -0.5,
            float(inside.mean()),
            float(max(log[i].min(), -3.0)),
        )
        nested = bool(anchors[i, 2] > anchors[i, 1])
        found.append(Attribution(cue, source, tuple(content), nested, softmax(stance[i]), evidence))
    return _without_doubles(found)


def _runs(inside: npt.NDArray[np.bool_], starts: npt.NDArray[np.bool_] | None = None) -> list[Run]:
    """Return the runs of true values; a true *start* inside a run opens a new one."""
    before = np.concatenate([[False], inside[:-1]])
    opens = inside & ~before if starts is None else inside & (~before | starts)
    after = np.concatenate([inside[1:], [False]])
    closes = inside & (~after | np.concatenate([opens[1:], [False]]))
    return [(int(a), int(b) + 1) for a, b in zip(np.flatnonzero(opens), np.flatnonzero(closes), strict=True)]


def _run_at(inside: npt.NDArray[np.bool_], word: int) -> Run:
    """Return the run of true values that begins at *word*."""
    off = np.flatnonzero(~inside[word:])
    return word, word + int(off[0]) if len(off) else len(inside)


def _without_doubles(found: list[Attribution]) -> list[Attribution]:
    """Of attributions whose cues overlap keep the surest."""
    kept: list[Attribution] = []
    for one in sorted(found, key=lambda a: -a.evidence[0]):
        if all(one.cue[1] <= other.cue[0] or other.cue[1] <= one.cue[0] for other in kept):
            kept.append(one)
    return sorted(kept, key=lambda a: a.cue)
