"""The encoder is played by a reader whose scores depend on the window alone."""

import time
from collections.abc import Iterator
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from counterclaim.language import annotating
from counterclaim.language.annotating import annotate, annotate_all
from counterclaim.language.annotation import Annotation
from counterclaim.language.antecedents import FEATURES
from counterclaim.language.attribution import CONTENT, CONTENT_START, SOURCE
from counterclaim.language.encoder import Scores
from counterclaim.language.encoding import Encoding, encode, windows
from counterclaim.language.labels import ARGUMENTS, CLAIM, MENTION_TYPES, REACH
from counterclaim.language.pairing import MIX, PAIRS

TEXTS = [
    "“We left,” Ada Roon said.\n\nThe harbour denied it.",
    "",
    "One word after another. " * 300,
    "Karl Velde said the ferry had sailed.\n" * 60,
    "".join(f"Karl Velde said that ferry {i} had sailed, he thought, at {i % 12}.\n" for i in range(180)),
]


class Chance:
    """Random scores, drawn afresh from the words of each window.

    Some windows have no anchors and some no predicates. Every anchor is all but certain of a source before it and of a
    content behind it; the next anchor stands in there, a nested one now and then.
    """

    details = {  # noqa: RUF012
        "pair_weights": {"linear": [0.1] * len(FEATURES), "mix": [0.1] * len(FEATURES) * MIX, "out": [0.1] * MIX}
    }

    def __init__(self, pause: float = 0.0) -> None:
        self.pause = pause

    def scores(self, encoding: Encoding, begin: int, end: int, threshold: float) -> Scores:  # noqa: ARG002
        time.sleep(self.pause * (begin % 7))
        draw = np.random.default_rng([*encoding.ids[encoding.first[begin] : encoding.first[end]].tolist(), 7])
        w = end - begin
        p, m = min(w, 3) * int(draw.random() > 0.2), min(w, 4)
        at = np.flatnonzero(np.isin(np.arange(w) % 40, (2, 6))) if draw.random() > 0.2 else np.arange(0)
        a = len(at)

        def normal(*shape: int) -> Any:
            return draw.normal(size=shape).astype(np.float32)

        first = np.sort(draw.integers(0, w, m))
        spans = np.column_stack([first, np.minimum(first + draw.integers(0, 4, m), w - 1)])
        anchors = np.full((w, 3), 1 / 3, np.float32)
        nested = draw.random(a) < 0.3
        anchors[at] = np.where(nested[:, None], [0.004, 0.001, 0.995], [0.08, 0.9, 0.02])
        roles = normal(a, w, 5)
        for i, word in enumerate(at.tolist()):
            roles[i, max(0, word - 2) : word, SOURCE] += 8
            roles[i, word + 1 : word + 2, CONTENT_START] += 8
            roles[i, word + 2 : word + 12, CONTENT] += 8
        return Scores(
            anchors=anchors,
            at=at,
            roles=roles,
            stance=normal(a, 7),
            names=normal(w, 9),
            ends=normal(w),
            predicates=np.arange(p),
            sure=normal(p),
            arguments=normal(p, 2 * REACH + 1, 1 + 2 * len(ARGUMENTS)),
            spans=np.unique(spans, axis=0),
            likely=normal(len(np.unique(spans, axis=0))),
            kinds=normal(len(np.unique(spans, axis=0)), len(MENTION_TYPES) + 1),
            pairs=normal(w, PAIRS),
        )


def same(one: Annotation, other: Annotation) -> None:
    """Assert that two annotations are one; log-probabilities depend on the company a little, in their last digits."""
    assert one.text == other.text
    assert [(a.cue, a.source, a.content, a.nested) for a in one.attributions] == [
        (a.cue, a.source, a.content, a.nested) for a in other.attributions
    ]
    for a, b in zip(one.attributions, other.attributions, strict=True):
        np.testing.assert_allclose(a.evidence, b.evidence, atol=1e-4)
        np.testing.assert_allclose(a.stance, b.stance, atol=1e-6)
    assert [(f.predicate, [(x.role, x.run) for x in f.arguments]) for f in one.frames] == [
        (f.predicate, [(x.role, x.run) for x in f.arguments]) for f in other.frames
    ]
    assert (one.mentions, one.links, one.names) == (other.mentions, other.links, other.names)
    np.testing.assert_array_equal(one.pairs, other.pairs)
    np.testing.assert_array_equal(one.ends, other.ends)


@pytest.mark.parametrize("threads", [2, 3, 8])
def test_the_same_comes_out_however_many_windows_run_at_once(threads: int) -> None:
    alone = [annotate(text, Chance()) for text in TEXTS]
    together = list(annotate_all(TEXTS * 3, Chance(pause=0.001), threads=threads))
    assert any(a.attributions for a in alone)
    assert len(together) == len(TEXTS) * 3
    for one, other in zip(alone * 3, together, strict=True):
        same(one, other)


def test_the_same_comes_out_however_many_windows_are_decoded_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    text, encoding = TEXTS[-1], encode(TEXTS[-1])
    cut = windows(encoding)
    each = [Chance().scores(encoding, begin, end, CLAIM) for begin, end in cut]
    assert len(cut) > annotating.TOGETHER
    assert {bool(len(s.at)) for s in each} == {bool(len(s.predicates)) for s in each} == {True, False}
    together = annotate(text, Chance())
    monkeypatch.setattr(annotating, "TOGETHER", 1)
    same(together, annotate(text, Chance()))
    # In every window that has anchors something is claimed, and something inside a claim.
    for (begin, end), scores in zip(cut, each, strict=True):
        here = [a for a in together.attributions if begin <= a.cue[0] < end]
        assert {a.nested for a in here} == ({True, False} if len(scores.at) else set())
        assert {a.cue[0] - begin for a in here} <= set(scores.at.tolist())
    expected = [begin + p for (begin, _), s in zip(cut, each, strict=True) for p in s.predicates.tolist()]
    assert [f.predicate for f in together.frames] == expected
    assert any(f.arguments for f in together.frames)


@pytest.mark.parametrize("threads", [1, 2])
def test_what_came_before_an_error_is_not_lost(threads: int) -> None:
    def texts() -> Iterator[str]:
        yield TEXTS[0]
        yield TEXTS[3]
        raise OSError("the disk is gone")

    seen: list[str] = []
    with pytest.raises(OSError, match="the disk is gone"):
        seen.extend(a.text for a in annotate_all(texts(), Chance(), threads=threads))
    assert seen == [TEXTS[0], TEXTS[3]]


@given(st.text(max_size=200))
@settings(max_examples=60, deadline=None)
def test_every_run_is_a_slice_of_the_text(text: str) -> None:
    a = annotate(text, Chance())
    w = len(a.encoding)
    runs = [m.run for m in a.mentions] + [x.run for f in a.frames for x in f.arguments]
    runs += [(f.predicate, f.predicate + 1) for f in a.frames]
    runs += [run for x in a.attributions for run in (x.cue, *x.content, *([x.source] if x.source else []))]
    for run in runs:
        assert 0 <= run[0] < run[1] <= w
        start, end = a.span(run)
        assert 0 <= start < end <= len(text)
        assert a.words(run) == text[start:end]
    assert all(0 <= x.antecedent < x.mention < len(a.mentions) for x in a.links)
