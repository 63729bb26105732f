"""The shipped graph itself."""

from dataclasses import fields

import numpy as np
import pytest

from counterclaim.language.annotating import annotate
from counterclaim.language.encoder import Encoder, Scores
from counterclaim.language.encoding import encode
from counterclaim.language.labels import ANCHORS, ARGUMENTS, MENTION_TYPES, NAMES, REACH, ROLES
from counterclaim.language.pairing import PAIRS
from counterclaim.records import STANCES

TEXT = "“We left,” Ada Roon said on Tuesday. The harbour denied that the ferry had sailed."


@pytest.fixture(scope="module")
def encoder() -> Encoder:
    return Encoder()


def test_what_the_graph_gives_is_what_scores_takes(encoder: Encoder) -> None:
    assert {one.name for one in encoder._session.get_outputs()} == {one.name for one in fields(Scores)}


def test_shapes(encoder: Encoder) -> None:
    e = encode(TEXT)
    s = encoder.scores(e, 0, len(e))
    w, a, p, m = len(e), len(s.at), len(s.predicates), len(s.spans)
    assert min(a, p, m) > 0
    assert s.anchors.shape == (w, len(ANCHORS))
    assert s.roles.shape == (a, w, len(ROLES))
    assert s.stance.shape == (a, len(STANCES))
    assert s.names.shape == (w, len(NAMES))
    assert s.ends.shape == (w,)
    assert s.arguments.shape == (p, 2 * REACH + 1, 1 + 2 * len(ARGUMENTS))
    assert s.kinds.shape == (m, len(MENTION_TYPES) + 1)
    assert s.pairs.shape == (w, PAIRS)
    assert (s.spans[:, 0] <= s.spans[:, 1]).all()
    assert s.spans.max() < w
    assert np.isfinite(s.likely).all()


def test_nothing_found_is_no_error(encoder: Encoder) -> None:
    e = encode(TEXT)
    s = encoder.scores(e, 0, len(e), threshold=1.0)
    assert s.roles.shape == (len(s.at), len(e), len(ROLES))
    assert annotate(TEXT, encoder, threshold=1.0).attributions == ()


@pytest.mark.parametrize("text", ["x", ".", "—", "…", "🙂", "7", "a\n\nb"])
def test_a_text_of_a_word_or_two(encoder: Encoder, text: str) -> None:
    a = annotate(text, encoder)
    assert a.attributions == ()
    assert all(end <= len(a.encoding) for m in a.mentions for end in m.run)
