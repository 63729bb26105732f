"""Claims that cannot deny, whatever they resemble: who stands by a claim, and who does not deny it."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

import numpy as np

from counterclaim.comparison.judging import Judgement
from counterclaim.comparison.statements import Statement
from counterclaim.knowledge.disputes import wordlists


def upholds(one: Statement) -> bool:
    """Tell whether a claim's cue holds on to what was said, or says that it is not denied.

    “stands by its figure” and “would neither confirm nor deny the report” are about a claim as denials are, with the
    same words around them; only the cue tells them apart.
    """
    lists = wordlists()
    if any(word in lists.upholding for word in one.cue) or any(
        two in lists.upholding_phrases for two in pairwise(one.cue)
    ):
        return True
    denying = next((i for i, word in enumerate(one.cue) if word in lists.denying), None)
    return denying is not None and any(w in lists.negative or w in lists.silent for w in one.cue[:denying])


def without_upholding(judged: Judgement, made: Sequence[Statement]) -> Judgement:
    """Return *judged* with no denials by those that uphold."""
    return replace(judged, denials=np.where([upholds(one) for one in made], 0.0, judged.denials))
