"""MinHash signatures of sentences, cut into bands (Broder 1997; Leskovec, Rajaraman & Ullman, chapter 3).

A signature of the whole article would miss what is cut to its first third: the two share little of the longer one.
Sentences are found again wherever they went. Two sentences that have three words in four of their shingles in common
share a band in 88 of 100 cases, two that have one in three in 14.
"""

import hashlib
from collections.abc import Sequence
from struct import pack

from rensa import RMinHash

from counterclaim.comparison.copies.texts import Text

SHINGLE = 3
"""Words in a row."""
BANDS = 4
ROWS = 3
SHORTEST = 6
"""Words under which a sentence tells nothing."""
_SEED = 20_170
_PERMUTATIONS = BANDS * ROWS


def bands(text: Text) -> tuple[tuple[int, ...], ...]:
    """Return for each sentence of *text* its bands, signed 64-bit; none for a short one.

    The same sentence has the same bands on every machine; a ledger keeps them, so that a new way to reckon them needs
    a migration.

    >>> from counterclaim.comparison.copies.texts import parsed
    >>> one, other = (bands(parsed(text)) for text in ("The dam held all through the night.", "Nobody was hurt."))
    >>> [len(sentence) for sentence in one + other]
    [4, 0]
    """
    return tuple(
        _bands([text.words[at] for at in sentence]) if len(sentence) >= SHORTEST else () for sentence in text.sentences
    )


def _bands(words: Sequence[str]) -> tuple[int, ...]:
    signature = RMinHash(_PERMUTATIONS, _SEED)
    signature.update(_shingles(words))
    digest = signature.digest()
    return tuple(_band(at, digest[at * ROWS : (at + 1) * ROWS]) for at in range(BANDS))


def _shingles(words: Sequence[str]) -> list[str]:
    return sorted({" ".join(words[at : at + SHINGLE]) for at in range(len(words) - SHINGLE + 1)})


def _band(number: int, rows: Sequence[int]) -> int:
    packed = pack(f"<{1 + ROWS}I", number, *rows)
    return int.from_bytes(hashlib.blake2b(packed, digest_size=8).digest(), "little", signed=True)
