"""Which earlier mention a mention means: what the pair's words show, beside what the encoder feels."""

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

PRONOUNS = frozenset(
    [
        "he",
        "she",
        "it",
        "they",
        "him",
        "her",
        "them",
        "his",
        "hers",
        "its",
        "their",
        "theirs",
        "himself",
        "herself",
        "itself",
        "themselves",
        "who",
        "whose",
        "whom",
        "which",
        "that",
        "i",
        "we",
        "me",
        "us",
        "my",
        "our",
        "mine",
        "ours",
        "you",
        "your",
        "this",
        "these",
        "those",
    ]
)
DISTANCE_BUCKETS = 9
FEATURES = (
    "bias",
    "same words",
    "same last word",
    "all words in the other",
    "initials",
    "pronoun",
    "pronoun there",
    "both pronouns",
    "same pronoun",
    "capital family",
    *(f"distance {i}" for i in range(DISTANCE_BUCKETS)),
)

_LIGHT = frozenset(["the", "a", "an", "of", "'s", "’", "s", "mr", "mrs", "ms", "dr", ",", ".", "-", "“", "”", '"', "'"])


def pair_features(mentions: Sequence[tuple[int, int, Sequence[str]]]) -> npt.NDArray[np.float32]:
    """Describe each pair of mentions by its words.

    Args:
        mentions: ``(first word, last word, lower-case words)``, in the order of the text.

    Returns:
        ``[m, m, len(FEATURES)]``; row *i*, column *j* < *i* is mention *i* looking at candidate *j*.
    """
    m = len(mentions)
    out = np.zeros((m, m, len(FEATURES)), dtype=np.float32)
    if not m:
        return out
    full = [" ".join(w for w in words if w not in _LIGHT) for _, _, words in mentions]
    sets = [frozenset(text.split()) for text in full]
    last = [text.rsplit(" ", 1)[-1] for text in full]
    initials = ["".join(w[0] for w in text.split()) for text in full]
    pronoun = np.array([len(words) == 1 and words[0] in PRONOUNS for _, _, words in mentions])
    start = np.array([first for first, _, _ in mentions])

    def same(values: Sequence[str]) -> npt.NDArray[np.bool_]:
        """Which pairs share a value; empty values and pronouns share none."""
        codes = {v: i for i, v in enumerate(dict.fromkeys(values))}
        c = np.array([codes[v] for v in values])
        named = ~pronoun & np.array([bool(v) for v in values])
        return np.asarray((c[:, None] == c[None]) & named[:, None] & named[None])

    out[..., 0] = 1
    out[..., 1] = same(full)
    out[..., 2] = same(last)
    for i in range(m):
        if pronoun[i] or not sets[i]:
            continue
        for j in range(i):
            if pronoun[j] or not sets[j]:
                continue
            out[i, j, 3] = sets[i] <= sets[j] or sets[j] <= sets[i]
            out[i, j, 4] = (len(full[i]) > 1 and full[i] == initials[j]) or (
                len(full[j]) > 1 and full[j] == initials[i]
            )
            out[i, j, 9] = bool(sets[i] & sets[j])
    out[..., 5] = pronoun[:, None]
    out[..., 6] = pronoun[None]
    out[..., 7] = pronoun[:, None] & pronoun[None]
    words = np.array([w[0] if w else "" for _, _, w in mentions])
    out[..., 8] = (words[:, None] == words[None]) & out[..., 7].astype(bool)
    bucket = np.minimum(np.log2(np.abs(start[:, None] - start[None]) + 1).astype(int), DISTANCE_BUCKETS - 1)
    out[..., 10:] = np.eye(DISTANCE_BUCKETS, dtype=np.float32)[bucket]
    return out
