"""From the scores of anchors and roles to attributions in words: which cue, whose, which content."""

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float32]
Run = tuple[int, int]

SOURCE, CUE, CONTENT_START, CONTENT = 1, 2, 3, 4
GAP = 5
"""Words that may be missing inside a source; 5 was best on the articles held out from training."""


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
"""Log-odds of being an anchor of the kind it is (claim or nested); mean log-probability of the chosen roles of cue,
source, content; that of the worst word."""


def softmax(x: Floats) -> Floats:
    """Return the probabilities along the last axis."""
    e = np.exp(x - x.max(axis=-1, keepdims=True))
    return np.asarray(e / e.sum(axis=-1, keepdims=True), dtype=np.float32)


def odds(share: float) -> float:
    """Return the log-odds of a probability, those of 0 and 1 too."""
    return math.log((share + 1e-6) / (1 - share + 1e-6))


def log_softmax(x: Floats) -> Floats:
    """Return the log-probabilities along the last axis, none under -80; for logits that differ by less than that."""
    if not x.size:
        return x
    # One maximum for all, and sums as a product: numpy reduces a short last axis slowly.
    under = x - x.max()
    np.maximum(under, -80.0, out=under)
    with np.errstate(invalid="ignore"):  # some builds of BLAS say so of lanes that hold no number of ours
        under -= np.log(np.exp(under) @ np.ones(x.shape[-1], dtype=np.float32))[..., None]
    return np.asarray(np.minimum(under, 0.0, out=under), dtype=np.float32)


def side_by_side(roles: Sequence[Floats]) -> Floats:
    """Stack the roles of several windows, ``[a, w, 5]`` each; beyond a window's last word all is outside."""
    out = np.full((sum(map(len, roles)), max(r.shape[1] for r in roles), 5), -50.0, dtype=np.float32)
    out[..., 0] = 0.0
    top = 0
    for one in roles:
        out[top : top + len(one), : one.shape[1]] = one
        top += len(one)
    return out


def decode(
    anchors: Floats, at: npt.NDArray[np.int64], roles: Floats, stance: Floats, begin: npt.NDArray[np.int64]
) -> list[Attribution]:
    """Read attributions off the scores of one window, or of some side by side.

    Args:
        anchors: ``[a, 3]`` probabilities of each anchor (none, claim, nested).
        at: ``[a]`` the anchors' words, counted in their windows.
        roles: ``[a, w, 5]`` logits.
        stance: ``[a, 7]`` logits.
        begin: ``[a]`` the first word of each anchor's window.
    """
    if not len(at):
        return []
    log = np.maximum(log_softmax(roles), -20.0)
    rows = np.arange(len(at))
    log[rows, at] = -50.0
    log[rows, at, CUE] = 0.0  # an anchor is the first word of its own cue, whatever the role head thinks
    label = _likeliest(log)
    # What attributes attributes something: where the likeliest sequence has no content, a fair chance of one suffices.
    likely = log[..., CONTENT_START:].max((1, 2)) > np.log(0.2)
    empty = np.flatnonzero(likely & ~(label >= CONTENT_START).any(1))
    if len(empty):
        log[empty, log[empty, :, CONTENT_START].argmax(1), CONTENT_START] += 50.0
        label[empty] = _likeliest(log[empty])
    _part(label, log, at, begin)
    chosen = np.minimum(np.take_along_axis(log, label[..., None], -1)[..., 0], 0.0)
    stances = softmax(stance)
    found = []
    for i, base in enumerate(begin.tolist()):
        cue = _run_at(label[i] == CUE, int(at[i]))
        content = _runs(label[i] >= CONTENT_START, label[i] == CONTENT_START)
        if not content:
            continue
        sources = _joined(_runs(label[i] == SOURCE), label[i])
        source = max(sources, key=lambda r: np.exp(log[i, r[0] : r[1], SOURCE]).sum(), default=None)
        inside = np.concatenate([chosen[i, a:b] for a, b in content])
        nested = bool(anchors[i, 2] > anchors[i, 1])
        share = anchors[i, 2 if nested else 1]
        evidence = (
            odds(float(share)),
            float(chosen[i, cue[0] : cue[1]].mean()),
            float(chosen[i, source[0] : source[1]].mean()) if source else -0.5,
            float(inside.mean()),
            float(max(chosen[i].min(), -3.0)),
        )
        runs = [(a + base, b + base) for a, b in (cue, *content, *([source] if source else []))]
        whose = runs[1 + len(content)] if source else None
        found.append(Attribution(runs[0], whose, tuple(runs[1 : 1 + len(content)]), nested, stances[i], evidence))
    return _without_doubles(found)


def _part(label: npt.NDArray[np.int64], log: Floats, at: npt.NDArray[np.int64], begin: npt.NDArray[np.int64]) -> None:
    """Give words that two anchors of a window have in their contents to the likelier one, in place.

    Of 19,833 annotated attributions nine share words without one standing in the other. Who would be left with no
    content keeps it.
    """
    content = label >= CONTENT_START
    shared = content.astype(np.float32) @ content.T.astype(np.float32) > 0
    for i, j in zip(*np.nonzero(np.triu(shared & (begin[:, None] == begin), 1)), strict=True):
        if label[i, at[j]] >= CUE or label[j, at[i]] >= CUE:
            continue  # one stands in the other, or both have one cue and only one will stay
        for a, b in _runs(content[i] & content[j]):
            sure = log[[i, j], a:b, CONTENT_START:].max(-1).sum(-1)
            loser = j if sure[0] >= sure[1] else i
            if content[loser].sum() > b - a:
                label[loser, a:b] = content[loser, a:b] = 0


# Costs (log-probabilities) of going from one role to the next, chosen on 40 PolNeAR train articles held out from
# training: there they lift triples from 42.9 (each word by itself) to 46.7. A content begins with its start label;
# beginning and leaving one costs, which closes holes of a word or two; beginning a source costs too.
_MOVES = np.zeros((5, 5), dtype=np.float32)
_MOVES[:CONTENT_START, CONTENT] = -1e4
_MOVES[:, CONTENT_START] = -1.0
_MOVES[CONTENT_START:, 0] = -1.0
_MOVES[[0, CONTENT_START, CONTENT], SOURCE] = -0.5


def _likeliest(log: Floats) -> npt.NDArray[np.int64]:
    """Return the likeliest sequence of roles for each anchor (Viterbi 1967): ``[a, w, 5]`` to ``[a, w]``.

    Only the stretch where anything but “outside” is possible is searched, for all anchors side by side. Before and
    behind it all is outside, also where a window begins or ends, so that no anchor depends on those beside it.
    """
    a, w, _ = log.shape
    label = np.zeros((a, w), dtype=np.int64)
    possible = log[..., 0] < np.log(0.98)
    own, end = possible.argmax(1), w - possible[:, ::-1].argmax(1)
    length = int((end - own).max())
    first = np.minimum(own, w - length)
    rows, columns = np.arange(a)[:, None], first[:, None] + np.arange(length)
    seen = log[rows, columns]
    seen[(columns < own[:, None]) | (columns >= end[:, None]), 1:] = -1e4  # another anchor's stretch is longer
    own = np.ascontiguousarray(seen.transpose(1, 2, 0))  # what is added and compared lies side by side
    best = np.empty_like(own)
    best[0] = own[0] + _MOVES[0][:, None]
    for t in range(1, length):
        np.add((best[t - 1, :, None] + _MOVES[:, :, None]).max(0), own[t], out=best[t])
    path = np.zeros((a, length), dtype=np.int64)
    path[:, -1] = (best[-1] + _MOVES[:, :1]).argmax(0)
    for t in range(length - 1, 0, -1):
        path[:, t - 1] = (best[t - 1] + _MOVES[:, path[:, t]]).argmax(0)
    label[rows, columns] = path
    return label


def _runs(inside: npt.NDArray[np.bool_], starts: npt.NDArray[np.bool_] | None = None) -> list[Run]:
    """Return the runs of true values; a true *start* inside a run opens a new one."""
    before = np.concatenate([[False], inside[:-1]])
    opens = inside & ~before if starts is None else inside & (~before | starts)
    after = np.concatenate([inside[1:], [False]])
    closes = inside & (~after | np.concatenate([opens[1:], [False]]))
    return [(int(a), int(b) + 1) for a, b in zip(np.flatnonzero(opens), np.flatnonzero(closes), strict=True)]


def _joined(runs: list[Run], label: npt.NDArray[np.int64]) -> list[Run]:
    """Join runs with a few words between them that are nothing else: a source has one piece (all but 9 of 18,347)."""
    out: list[Run] = []
    for run in runs:
        if out and run[0] - out[-1][1] <= GAP and not label[out[-1][1] : run[0]].any():
            out[-1] = (out[-1][0], run[1])
        else:
            out.append(run)
    return out


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
