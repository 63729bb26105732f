"""What the words of two mentions show of whether they mean the same, for all pairs at once."""

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float32]

PRONOUNS = frozenset(
    """
    he she it they him her them his hers its their theirs himself herself itself themselves who whose whom which that
    i we me us my our mine ours you your this these those
    """.split()
)
DISTANCE_BUCKETS = 10
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
    "shared word",
    "inside",
    "definite",
    "indefinite",
    *(f"distance {i}" for i in range(DISTANCE_BUCKETS)),
    *(f"mentions between {i}" for i in range(DISTANCE_BUCKETS)),
)

# Of a distance of so many words or mentions its bucket: 0, 1 to 2, 3 to 6, … and all that is farther.
_BUCKET = np.log2(np.arange(2 ** (DISTANCE_BUCKETS - 1)) + 1).astype(np.int8)
_NUMBERS = np.arange(DISTANCE_BUCKETS, dtype=np.int8)[:, None, None]

_LIGHT = frozenset("the a an of 's ’ s mr mrs ms dr , . - “ ” \" '".split())
_DEFINITE, _INDEFINITE = frozenset("the this that these those".split()), frozenset(("a", "an", "some", "any"))


def lower(word: str) -> str:
    """Return *word* in lower case; “US” is no pronoun."""
    return word if word == "US" else word.lower()


class Wordings:
    """The words of ``m`` mentions, prepared for comparison.

    Args:
        runs: ``[m, 2]`` first word and last word of each mention, counted in the whole article.
        words: of each mention, as ``lower`` gives them.
    """

    def __init__(self, runs: npt.NDArray[np.int64], words: Sequence[Sequence[str]]) -> None:
        kept = [[w for w in one if w not in _LIGHT] for one in words]
        ids: dict[str, int] = {"": 0}
        self.start, self.last_word = runs[:, 0], runs[:, 1]
        self.full = _numbers([" ".join(k) for k in kept], ids)
        self.last = _numbers([k[-1] if k else "" for k in kept], ids)
        self.initials = _numbers(["".join(w[0] for w in k) if len(k) > 1 else "" for k in kept], ids)
        self.pronoun = _numbers([w[0] if len(w) == 1 and w[0] in PRONOUNS else "" for w in words], ids)
        self.definite = np.array([bool(w) and w[0] in _DEFINITE for w in words], dtype=bool)
        self.indefinite = np.array([bool(w) and w[0] in _INDEFINITE for w in words], dtype=bool)
        bags = [sorted(set(k)) for k in kept]
        self.sizes = np.array([len(b) for b in bags], dtype=np.int64)
        self._word = _numbers([w for b in bags for w in b], ids)
        self._begin = np.concatenate([[0], np.cumsum(self.sizes)])
        self._known = len(ids)

    def __len__(self) -> int:
        return len(self.start)

    def shared(self, rows: slice, columns: slice) -> Floats:
        """Return ``[r, c]``: how many different words each mention of *rows* has in common with each of *columns*."""
        top, stop = self._begin[[rows.start, rows.stop]]
        index = np.full(self._known, -1, dtype=np.int64)
        mine = np.unique(self._word[top:stop])
        index[mine] = np.arange(len(mine))

        def bag(block: slice) -> Floats:
            places = index[self._word[self._begin[block.start] : self._begin[block.stop]]]
            owner = np.repeat(np.arange(block.stop - block.start), self.sizes[block])
            out = np.zeros((block.stop - block.start, len(mine) + 1), dtype=np.float32)
            out[owner, places] = 1  # words that no row has fall into the last column
            return out[:, :-1]

        return np.asarray(bag(rows) @ bag(columns).T, dtype=np.float32)

    def table(self, rows: slice, columns: slice) -> Floats:
        """Describe each mention of *rows* looking at each of *columns*: ``[len(FEATURES), r, c]``.

        A feature of all pairs lies side by side: to fill it, and to weigh it, then costs a fraction.
        """
        rows, columns = slice(*rows.indices(len(self))), slice(*columns.indices(len(self)))
        i, j = np.arange(len(self))[rows, None], np.arange(len(self))[None, columns]
        out = np.zeros((len(FEATURES), i.shape[0], j.shape[1]), dtype=np.float32)
        out[0] = 1
        one, other = self.pronoun[i] > 0, self.pronoun[j] > 0
        both = one & other
        out[5], out[6], out[7] = one, other, both
        out[8] = both & (self.pronoun[i] == self.pronoun[j])
        sizes, shared = self.sizes.astype(np.float32), self.shared(rows, columns)
        nominal = (~one & (sizes[i] > 0)) & (~other & (sizes[j] > 0))
        out[1] = nominal & (self.full[i] == self.full[j])
        out[2] = nominal & (self.last[i] == self.last[j])
        out[3] = nominal & (shared == np.minimum(sizes[i], sizes[j]))
        abbreviates = (self.full[i] == self.initials[j]) | (self.full[j] == self.initials[i])
        out[4] = nominal & abbreviates
        out[9] = nominal & (shared > 0)
        out[10] = (self.start[i] <= self.last_word[j]) & (self.start[j] <= self.last_word[i])
        out[11], out[12] = self.definite[i], self.indefinite[i]
        for base, between in ((13, np.abs(self.start[i] - self.start[j])), (13 + DISTANCE_BUCKETS, np.abs(i - j))):
            bucket = _BUCKET[np.minimum(between, len(_BUCKET) - 1)]
            np.equal(bucket, _NUMBERS, out=out[base : base + DISTANCE_BUCKETS], casting="unsafe")
        return out


def _numbers(words: Sequence[str], ids: dict[str, int]) -> npt.NDArray[np.int64]:
    """Return a number for each word, the same for equal ones, 0 for none."""
    return np.array([ids.setdefault(w, len(ids)) for w in words], dtype=np.int64)
