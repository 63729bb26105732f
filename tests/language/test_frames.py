from itertools import product

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from counterclaim.language.frames import frames, likeliest
from counterclaim.language.labels import ARGUMENTS, REACH

LABELS = 1 + 2 * len(ARGUMENTS)


def allowed(labels: tuple[int, ...]) -> bool:
    return all(not (b > 0 and b % 2 == 0) or a in (b - 1, b) for a, b in zip((0, *labels), labels, strict=False))


@given(st.integers(0, 10_000))
@settings(max_examples=25)
def test_the_likeliest_labels_are_those_of_an_exhaustive_search(seed: int) -> None:
    few = 5  # outside, and start and inside of two roles; the others are ruled out
    log = np.full((2, 4, LABELS), -1e6, dtype=np.float32)
    log[..., :few] = np.random.default_rng(seed).normal(size=(2, 4, few))
    found = likeliest(log)
    for row, labels in zip(log, found, strict=True):
        best = max(filter(allowed, product(range(few), repeat=4)), key=lambda y: sum(row[t, y[t]] for t in range(4)))
        assert tuple(labels) == best


def logits(predicates: int, **runs: tuple[int, int, int]) -> np.ndarray:
    """Each run: predicate, first and last word relative to it; the labels are sure."""
    out = np.zeros((predicates, 2 * REACH + 1, LABELS), dtype=np.float32)
    out[..., 0] = 5
    for role, (p, first, last) in runs.items():
        k = ARGUMENTS.index(role.replace("_", "-"))
        out[p, REACH + first, 1 + 2 * k] = 10
        out[p, REACH + first + 1 : REACH + last + 1, 2 + 2 * k] = 10
    return out


def test_arguments_are_counted_in_the_words_of_the_text() -> None:
    scores = logits(2, ARG0=(0, -3, -2), ARGM_NEG=(0, -1, -1), ARG1=(1, 1, 4))
    one, other = frames(
        np.array([5, 8]), np.array([1.0, 2.0], np.float32), scores, np.array([100, 100]), np.array([120, 120])
    )
    assert (one.predicate, other.predicate) == (105, 108)
    assert [(a.role, a.run) for a in one.arguments] == [("ARG0", (102, 104)), ("ARGM-NEG", (104, 105))]
    assert one.first("ARGM-NEG") is not None
    assert other.first("ARGM-NEG") is None
    assert one.modal is None
    (argument,) = other.arguments
    assert argument.run == (109, 113)
    mean, least, sure = argument.evidence
    assert least - 1e-6 <= mean <= 0
    assert sure == 2.0


def test_nothing_lies_beyond_the_window() -> None:
    scores = logits(1, ARG0=(0, -3, -1), ARG1=(0, 1, 9))
    (frame,) = frames(np.array([1]), np.array([1.0], np.float32), scores, np.array([0]), np.array([4]))
    # Of the first run only an inside is left, which cannot open one; the second is cut short.
    assert [(a.role, a.run) for a in frame.arguments] == [("ARG1", (2, 4))]


def test_no_predicates_no_frames() -> None:
    assert (
        frames(np.zeros(0, np.int64), np.zeros(0, np.float32), logits(0), np.zeros(0, np.int64), np.zeros(0, np.int64))
        == []
    )
