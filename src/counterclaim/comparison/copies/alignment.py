"""What two texts have in common, word for word, and whether one is a copy of the other.

By the guidelines for annotating copies: half of the sentences shared is enough, shared quotations alone are not.
"""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from typing import Literal

from counterclaim.comparison.copies.texts import Text
from counterclaim.records import Span

Likeness = Literal["reprint", "adapted", "passages", "quotations", "none"]
"""The same text; the same with changes; some passages of it; the same words of a speaker only; nothing."""
COPIES: tuple[Likeness, ...] = ("reprint", "adapted")

RUN = 4
"""Words in a row that count as taken over. This and the next two by evaluation/copies.py on the odd topics of ECB+,
newsroom train and rewritten articles of train parts: pairs' F1 91.8, 100 and 97.4; with 5 instead of 4 86.1, 97.1 and
96.4, with 0.6 instead of 0.7 91.6, 100 and 97.8, but groups of ECB+ 85.9 instead of 92.6."""
_COVERED = 0.7
"""Share of a sentence's words in runs from which the sentence is shared."""
_COPY = 0.4
"""Share of the sentences, by words, of the text that shares more: half of them, of which one was reworded wholly."""
_SAME = 0.9
"""The same of both texts, from which nothing was changed but a word here and there."""
_CHANGED = 2
"""Words that may be others between two runs that are one."""
_LEAST = 25
"""Words outside quotations that must be shared: two wordings of one short notice may meet by chance."""
_PLAIN = 0.3
"""Share of a text that its sentences outside quotations are taken to be at least: three words around an interview make
no copy."""
_PLACES = 8
"""Places that a run may start at; what stands more often is no news."""


@dataclass(frozen=True, slots=True)
class Run:
    """The same words in both texts, in code points of each."""

    one: Span
    other: Span


@dataclass(frozen=True, slots=True)
class Alignment:
    """What two texts share."""

    kind: Likeness
    share: float
    """Of the words of sentences outside quotations, those of shared sentences; in the text that shares more."""
    runs: tuple[Run, ...]
    """In the order of the first text; joined over a word that was changed in place."""


def align(one: Text, other: Text, furniture: Collection[int] = ()) -> Alignment:
    """Return what *one* and *other* have in common.

    Args:
        furniture: sentences of *one* that an outlet puts under everything; they are left out.

    >>> from counterclaim.comparison.copies.texts import parsed
    >>> wire = "The dam at Orlec held through the night. Sixty families came back to their houses on Friday morning."
    >>> cut = "Sixty families came back to their houses on Friday. The dam at Orlec held through the night, it is said."
    >>> found = align(parsed(wire), parsed(cut))
    >>> found.kind, round(found.share, 2), [wire[slice(*run.one)][:12] for run in found.runs]
    ('none', 1.0, ['The dam at O', 'Sixty famili'])
    """
    tiles = [*_tiles(one, other)]
    runs = [*_joined(tiles)]
    first = {at for i, end, _, _ in runs for at in range(i, end)}
    second = {at for _, _, j, end in runs for at in range(j, end)}
    aside = {at for number in furniture for at in one.sentences[number]}
    theirs = {j + at for i, j, length in tiles for at in range(length) if i + at in aside}
    shares = [_share(one, first, aside), _share(other, second, theirs)]
    share = max(part.share for part in shares)
    words = max(part.words for part in shares)
    kind: Likeness
    if share >= _COPY and words >= _LEAST:
        kind = "reprint" if min(part.share for part in shares) >= _SAME and _in_order(tiles) else "adapted"
    elif words:
        kind = "passages" if words >= _LEAST else "none"
    else:
        kind = "quotations" if any(one.quoted[i] and length >= 2 * RUN for i, _, length in tiles) else "none"
    return Alignment(kind, share, tuple(_places(one, other, runs)))


def _tiles(one: Text, other: Text) -> Iterator[tuple[int, int, int]]:
    """Yield runs of equal words: where in *one*, where in *other*, how long; the longest at each place of *one*."""
    where: dict[tuple[str, ...], list[int]] = {}
    for j in range(len(other.words) - RUN + 1):
        where.setdefault(other.words[j : j + RUN], []).append(j)
    i, expected = 0, -1
    while i <= len(one.words) - RUN:
        starts = where.get(one.words[i : i + RUN], ())
        best, at = 0, -1
        for j in starts[:_PLACES]:
            length = _length(one, other, i, j)
            if length > best or (length == best and j == expected):
                best, at = length, j
        if not best:
            i += 1
            expected += expected >= 0
            continue
        yield i, at, best
        i, expected = i + best, at + best


def _length(one: Text, other: Text, i: int, j: int) -> int:
    a, b = one.words, other.words
    length = RUN
    while i + length < len(a) and j + length < len(b) and a[i + length] == b[j + length]:
        length += 1
    return length


@dataclass(frozen=True, slots=True)
class _Share:
    share: float
    words: int


def _share(text: Text, covered: set[int], aside: set[int]) -> _Share:
    """Return which part of the sentences that are no quotations, by their words, is shared."""
    all_words = shared = 0
    for sentence in text.sentences:
        plain = [at for at in sentence if not text.quoted[at] and at not in aside]
        if 2 * len(plain) < len(sentence):
            continue
        all_words += len(plain)
        if sum(at in covered for at in plain) >= _COVERED * len(plain):
            shared += len(plain)
    return _Share(shared / max(all_words, _PLAIN * len(text.words), 1), shared)


def _in_order(tiles: list[tuple[int, int, int]]) -> bool:
    starts = [j for _, j, _ in tiles]
    return starts == sorted(starts)


def _joined(tiles: list[tuple[int, int, int]]) -> list[tuple[int, int, int, int]]:
    """Return *tiles* as ranges of words in both texts; two are one where a word or two was changed between them."""
    held: list[tuple[int, int, int, int]] = []
    for i, j, length in tiles:
        if held and 0 <= i - held[-1][1] <= _CHANGED and 0 <= j - held[-1][3] <= _CHANGED:
            held[-1] = (held[-1][0], i + length, held[-1][2], j + length)
        else:
            held.append((i, i + length, j, j + length))
    return held


def _places(one: Text, other: Text, runs: list[tuple[int, int, int, int]]) -> Iterator[Run]:
    for i, end, j, stop in runs:
        yield Run((one.places[i][0], one.places[end - 1][1]), (other.places[j][0], other.places[stop - 1][1]))
