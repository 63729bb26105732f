"""Articles under one headline: average linkage over the few that an article may belong with.

Each article that comes settles anew those stories that it is near to, as if they were all there were; so a story is
what clustering all of them at once would make of it, splits and merges where a later article shows it, and costs no
more in a large ledger than in a small one.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from counterclaim.comparison.stories.terms import Profile

ALIKE = 0.20
"""Mean likeness of the members of two groups from which they are one story: clustering all of ECB+ at once, 0.22,
0.20 and 0.18 are within half a point and 0.16 is two lower; the newsroom would have it lower, PolNeAR higher."""
MEMBERS = 24
"""Members of a story that are looked at, those nearest in time."""
STORIES = 4
"""Stories that an article is held against."""
WINDOW = 14
"""Days after which a story is closed: what comes later begins a new one."""
_SAME_TIME = 1
"""Days apart that do not count."""
_FADING = 4.0
"""Days in which likeness falls to a third."""


@dataclass(frozen=True, slots=True)
class Placed:
    """An article as it is compared with others."""

    article: int
    story: int | None
    """The story that it is in so far."""
    day: int
    """When it was published, as ``date.toordinal``; 0 where that is not known."""
    profile: Profile
    text: int | None = None
    """The group of copies that it belongs to."""


def settled(placed: Sequence[Placed], new: int) -> dict[int, int]:
    """Return the story of each article of *placed*.

    A group keeps the number of the story that most of its members were in, the smaller one where two are equal; where
    another group has more of them, it gets a new one.

    Args:
        new: the first number that no story has.
    """
    groups = together(likeness(placed), _texts(placed))
    claims = []
    for at, group in enumerate(groups):
        before = Counter(story for number in group if (story := placed[number].story) is not None)
        claims += [(-count, story, at) for story, count in before.items()]
    names: dict[int, int] = {}
    for _, story, at in sorted(claims):
        if at not in names and story not in names.values():
            names[at] = story
    out: dict[int, int] = {}
    for at, group in enumerate(groups):
        if at not in names:
            names[at], new = new, new + 1
        out |= {placed[number].article: names[at] for number in group}
    return out


def likeness(placed: Sequence[Placed]) -> NDArray[np.float64]:
    """Return how alike each two articles are (n × n, 0 to 1): cosine of their terms, less for each day between."""
    keys = np.concatenate([one.profile.keys for one in placed])
    rows = np.repeat(np.arange(len(placed)), [len(one.profile.keys) for one in placed])
    _, columns = np.unique(keys, return_inverse=True)
    vectors = np.zeros((len(placed), int(columns.max(initial=0)) + 1))
    vectors[rows, columns] = np.concatenate([one.profile.weights for one in placed])
    # Rounded, so that the order of additions in a machine's linear algebra decides nothing.
    found: NDArray[np.float64] = np.round(vectors @ vectors.T * _near([one.day for one in placed]), 6)
    return found


def together(alike: NDArray[np.float64], one: Sequence[Sequence[int]] = ()) -> list[list[int]]:
    """Return groups of rows of *alike* (n × n) by average linkage (UPGMA) down to ``ALIKE``.

    Args:
        one: rows that belong together whatever they are like: copies of one text.
    """
    groups = [[number] for number in range(len(alike))]
    sums = alike.copy()
    sizes = np.ones(len(alike))
    np.fill_diagonal(sums, -np.inf)

    def join(i: int, j: int) -> None:
        i, j = min(i, j), max(i, j)
        groups[i] += groups[j]
        groups[j] = []
        sums[i] += sums[j]
        sums[:, i] += sums[:, j]
        sizes[i] += sizes[j]
        sums[j] = sums[:, j] = sums[i, i] = -np.inf

    where = [*range(len(alike))]
    for same in one:
        first = where[same[0]]
        for other in same[1:]:
            if where[other] != first:
                a, b = sorted((first, where[other]))
                join(a, b)
                where = [a if at == b else at for at in where]
                first = a
    while len(groups) > 1:
        mean = sums / np.outer(sizes, sizes)
        i, j = divmod(int(mean.argmax()), len(groups))
        if not mean[i, j] >= ALIKE:
            break
        join(i, j)
    return [sorted(group) for group in groups if group]


def central(placed: Sequence[Placed]) -> Placed:
    """Return the article that is most like the others, the first to come of equals."""
    near = likeness(placed).sum(axis=1)
    return min(zip(placed, near, strict=True), key=lambda pair: (-pair[1], pair[0].article))[0]


def _near(days: Sequence[int]) -> NDArray[np.float64]:
    known = np.array(days, float)
    apart = np.abs(known[:, None] - known[None, :])
    fading: NDArray[np.float64] = np.exp(-np.maximum(0.0, apart - _SAME_TIME) / _FADING)
    fading[apart > WINDOW] = 0.0
    undated = known == 0
    fading[undated, :] = fading[:, undated] = 1.0
    return fading


def _texts(placed: Sequence[Placed]) -> list[list[int]]:
    found: dict[int, list[int]] = {}
    for number, one in enumerate(placed):
        if one.text is not None:
            found.setdefault(one.text, []).append(number)
    return [rows for rows in found.values() if len(rows) > 1]
