"""The encoder is played by a reader whose scores depend on the window alone."""

import time
from collections.abc import Iterator
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from counterclaim.language.annotating import annotate, annotate_all
from counterclaim.language.antecedents import FEATURES
from counterclaim.language.encoder import Scores
from counterclaim.language.encoding import Encoding
from counterclaim.language.labels import ARGUMENTS, MENTION_TYPES, REACH
from counterclaim.language.pairing import MIX, PAIRS

TEXTS = [
    "“We left,” Ada Roon said.\n\nThe harbour denied it.",
    "",
    "One word after another. " * 300,
    "Karl Velde said the ferry had sailed.\n" * 60,
]


class Chance:
    """Random scores, drawn afresh from the words of each window."""

    details = {  # noqa: RUF012
        "pair_weights": {"linear": [0.1] * len(FEATURES), "mix": [0.1] * len(FEATURES) * MIX, "out": [0.1] * MIX}
    }

    def __init__(self, pause: float = 0.0) -> None:
        self.pause = pause

    def scores(self, encoding: Encoding, begin: int, end: int, threshold: float) -> Scores:  # noqa: ARG002
        time.sleep(self.pause * (begin % 3))
        draw = np.random.default_rng([*encoding.ids[encoding.first[begin] : encoding.first[end]].tolist(), 7])
        w = end - begin
        a, p, m = min(w, 2), min(w, 3), min(w, 4)

        def normal(*shape: int) -> Any:
            return draw.normal(size=shape).astype(np.float32)

        first = np.sort(draw.integers(0, w, m))
        spans = np.column_stack([first, np.minimum(first + draw.integers(0, 4, m), w - 1)])
        return Scores(
            anchors=np.full((w, 3), 1 / 3, np.float32),
            at=np.arange(a),
            roles=normal(a, w, 5),
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


@pytest.mark.parametrize("threads", [2, 3, 8])
def test_the_same_comes_out_however_many_windows_run_at_once(threads: int) -> None:
    alone = [annotate(text, Chance()) for text in TEXTS]
    together = list(annotate_all(TEXTS * 3, Chance(pause=0.001), threads=threads))
    assert [a.text for a in together] == TEXTS * 3
    for one, other in zip(alone * 3, together, strict=True):
        assert [a.cue for a in one.attributions] == [a.cue for a in other.attributions]
        assert (one.frames, one.mentions, one.links, one.names) == (
            other.frames,
            other.mentions,
            other.links,
            other.names,
        )
        np.testing.assert_array_equal(one.pairs, other.pairs)
        np.testing.assert_array_equal(one.ends, other.ends)


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
    for run in runs:
        assert 0 <= run[0] < run[1] <= w
        start, end = a.span(run)
        assert 0 <= start < end <= len(text)
        assert a.words(run) == text[start:end]
    assert all(0 <= x.antecedent < x.mention < len(a.mentions) for x in a.links)
