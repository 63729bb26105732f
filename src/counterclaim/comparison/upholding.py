"""Claims that cannot deny, whatever they resemble: who stands by a claim, does not deny it, or says nothing of it."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

import numpy as np

from counterclaim.comparison.judging import Judgement
from counterclaim.comparison.statements import Statement
from counterclaim.knowledge.disputes import wordlists

SOON = 3
"""Words behind a negation in which what it negates is looked for: “did not immediately say”."""
OPENING = 8
"""Words of a content in which it says that something is not known."""


def upholds(one: Statement) -> bool:
    """Tell whether a claim's cue holds on to what was said, or says that it is not denied, or that nothing is said.

    “stands by its figure”, “would neither confirm nor deny the report” and “could not verify either account” are about
    a claim as denials are, with the same words around them.
    """
    lists = wordlists()
    if frozenset(one.cue) & lists.upholding or frozenset(pairwise(one.cue)) & lists.upholding_phrases:
        return True
    denying = next((i for i, word in enumerate(one.cue) if word in lists.denying), None)
    if denying is not None:
        return any(word in lists.negative or word in lists.silent for word in one.cue[:denying])
    return _negated(one.cue, lists.withholding) or _negated(one.words[:OPENING], lists.verifying)


def _negated(words: Sequence[str], verbs: frozenset[str]) -> bool:
    negative = wordlists().negative
    return any(
        word in negative and any(behind in verbs for behind in words[i + 1 : i + 1 + SOON])
        for i, word in enumerate(words)
    )


def without_upholding(judged: Judgement, made: Sequence[Statement]) -> Judgement:
    """Return *judged* with no denials by those that uphold."""
    return replace(judged, denials=np.where([upholds(one) for one in made], 0.0, judged.denials))
