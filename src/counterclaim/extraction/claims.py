"""From an annotation to the claims of an article, in the order of the text."""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

from counterclaim.extraction.channels import channel
from counterclaim.extraction.quotations import quotation
from counterclaim.language.annotation import Annotation
from counterclaim.language.attribution import Attribution, Run
from counterclaim.language.confidence import confidence
from counterclaim.records import STANCES, Claim, Span, Spans, Stance, spans

DENIES = 0.5
"""Least probability of a denial: docs/decisions.md, 8."""


@dataclass(frozen=True, slots=True)
class Found:
    """A claim without its speaker, and the number of the attribution it was made from."""

    claim: Claim
    attribution: int


def claims(annotation: Annotation, calibration: dict[str, Any] | None = None) -> list[Found]:
    """Turn the annotation's attributions into claims: characters instead of words, kinds instead of scores."""
    ranked = order(annotation.attributions)
    ids = {number: f"c{rank}" for rank, number in enumerate(ranked, 1)}
    parents = nesting(annotation.attributions)
    ends = np.flatnonzero(annotation.ends)
    found = []
    for number in ranked:
        a = annotation.attributions[number]
        content, cue = _place(annotation, a.content), annotation.span(a.cue)
        source: Spans = (annotation.span(a.source),) if a.source else ()
        basis = {"stance": "stance head: the cue and the content as a whole"}
        parent = parents.get(number)
        if parent is not None:
            basis["within"] = "the cue stands inside that claim's content"
        claim = Claim(
            id=ids[number],
            content=content,
            cue=(cue,),
            source=source,
            channel=channel(annotation.text, cue, sentence(annotation, ends, a.cue), spans([*content, *source])),
            quotation=quotation(annotation.text, content, _quoted(annotation, a.content)),
            stance=_stance(a.stance),
            within=None if parent is None else ids[parent],
            confidence=confidence(a.evidence, calibration),
            basis=basis,
        )
        found.append(Found(claim, number))
    return found


def order(attributions: Sequence[Attribution]) -> list[int]:
    """Return the numbers of *attributions* in the order of their claims."""
    return sorted(range(len(attributions)), key=lambda i: _begin(attributions[i]))


def _stance(probabilities: npt.NDArray[np.float32]) -> Stance:
    """Return the likeliest stance; a denial must be likelier than all others together."""
    shares = probabilities.copy()
    if shares[STANCES.index("denies")] < DENIES:
        shares[STANCES.index("denies")] = 0
    return STANCES[int(np.argmax(shares))]


def _begin(a: Attribution) -> tuple[int, int]:
    return min(a.cue[0], a.content[0][0], a.source[0] if a.source else a.cue[0]), a.cue[0]


def _place(annotation: Annotation, runs: tuple[Run, ...]) -> Spans:
    return spans([annotation.span(run) for run in runs])


def _quoted(annotation: Annotation, runs: tuple[Run, ...]) -> float:
    inside = np.concatenate([annotation.encoding.quoted[a:b] for a, b in runs])
    return float(inside.mean())


def nesting(attributions: tuple[Attribution, ...]) -> dict[int, int]:
    """Return for each attribution whose cue stands in another's content that other one (the tightest).

    The outer content is always the larger, so that no claim can be within itself, however many lie between.
    """
    size = [sum(b - a for a, b in one.content) for one in attributions]
    begin = [one.content[0][0] for one in attributions]
    order = sorted(range(len(attributions)), key=begin.__getitem__)
    reach = max((one.content[-1][1] - one.content[0][0] for one in attributions), default=0)
    out: dict[int, int] = {}
    for i, inner in enumerate(attributions):
        low = bisect_left(order, inner.cue[0] - reach, key=begin.__getitem__)
        high = bisect_right(order, inner.cue[0], key=begin.__getitem__)
        around = [
            (size[j], j)
            for j in order[low:high]
            if size[j] > size[i] and any(a <= inner.cue[0] and inner.cue[1] <= b for a, b in attributions[j].content)
        ]
        if around:
            out[i] = min(around)[1]
    return out


def sentence(annotation: Annotation, ends: npt.NDArray[np.int64], run: Run) -> Span:
    """Return the code points of the sentence in which *run* begins; *ends* are the last words of sentences."""
    number = int(np.searchsorted(ends, run[0]))
    first = int(ends[number - 1]) + 1 if number else 0
    last = int(ends[number]) if number < len(ends) else len(annotation.encoding) - 1
    return annotation.span((first, last + 1))


def own_voice(annotation: Annotation) -> list[Spans]:
    """Return the sentences that lie outside every attribution: what the article says by itself."""
    taken = np.zeros(len(annotation.encoding), dtype=bool)
    for a in annotation.attributions:
        for start, end in (*a.content, a.cue, *([a.source] if a.source else [])):
            taken[start:end] = True
    out: list[Spans] = []
    first = 0
    for last in np.flatnonzero(annotation.ends).tolist():
        if last >= first and not taken[first : last + 1].any():
            start, end = annotation.span((first, last + 1))
            if any(c.isalpha() for c in annotation.text[start:end]):
                out.append(((start, end),))
        first = last + 1
    return out
