"""Claims that cannot deny: who stands by a claim, does not deny it, turns down what is asked, or says nothing."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

import numpy as np

from counterclaim.comparison.judging import Judgement
from counterclaim.comparison.statements import Statement
from counterclaim.knowledge.disputes import wordlists
from counterclaim.knowledge.verdicts import verdicts

SOON = 3
"""Words behind a negation in which what it negates is looked for: “did not immediately say”."""
OPENING = 8
"""Words of a content in which it says that something is not known."""
_COPULAS = frozenset({"is", "are", "was", "were", "as", "be"})
_MODALS = frozenset("can could couldn going will won would wouldn".split())


def upholds(one: Statement) -> bool:
    """Tell whether a claim's cue holds on to what was said, or says that it is not denied, or that nothing is said.

    “stands by its figure”, “would neither confirm nor deny the report” and “could not verify either account” are about
    a claim as denials are, with the same words around them.
    """
    lists, opening = wordlists(), one.words[:OPENING]
    if frozenset(one.cue) & lists.upholding or frozenset(pairwise(one.cue)) & lists.upholding_phrases:
        return True
    if _turns_down(one.cue, opening):
        return True
    denying = next((i for i, word in enumerate(one.cue) if word in lists.denying), None)
    if denying is not None:
        return any(word in lists.negative or word in lists.silent for word in one.cue[:denying])
    told = _negated(one.cue, lists.withholding) or _negated(opening, lists.verifying)
    return told or _yet_to(one.cue) or _evades(opening) or _agrees(one) or _stresses(one)


def _agrees(one: Statement) -> bool:
    """Tell whether a content says of something that it is true: “that his statement was ‘mostly true’”.

    Of 18 such on train articles none denies.
    """
    lists = wordlists()
    if one.negations or one.untrue:
        return False
    spoken = [word for word in one.words if word[0].isalnum() and not word.endswith("ly")]
    return any(a in _COPULAS and b in lists.affirming for a, b in pairwise(spoken))


def _yet_to(cue: Sequence[str]) -> bool:
    """Tell whether a cue says that nothing has been said so far: “has yet to comment on”."""
    told = wordlists().withholding
    return any(pair == ("yet", "to") and not told.isdisjoint(cue[i + 2 :]) for i, pair in enumerate(pairwise(cue)))


def _stresses(one: Statement) -> bool:
    """Tell whether all that a content negates is a way of stressing what it states: “no doubt”, “not just”.

    Of 111 such on train articles four deny.
    """
    if not one.negations or one.denying or one.untrue:
        return False
    stressing = wordlists().stressing
    return sum(a in stressing and b in stressing[a] for a, b in pairwise(one.words)) >= one.negations


def _turns_down(cue: Sequence[str], opening: Sequence[str]) -> bool:
    """Tell whether what is rejected is asked for and not stated: “rejected a request”, “denied the bid”.

    Of 16 such on train articles one denies, which the trees took for denials.
    """
    wanted = next((i for i, word in enumerate(opening) if word in verdicts().asked), None)
    if wanted is None or verdicts().rejecting.isdisjoint(cue):
        return False
    return wordlists().pointers.isdisjoint(opening[:wanted])


def _evades(opening: Sequence[str]) -> bool:
    """Tell whether a content says that nothing will be said: “I can't speak about that”, “Ask me tomorrow”.

    Of 19 such on train articles none denies.
    """
    lists = wordlists()
    spoken = next((word for word in opening if word[0].isalnum()), None)
    return spoken == "ask" or any(
        word == "cannot" or (word in lists.negative and not _MODALS.isdisjoint(opening[max(0, i - 2) : i + 2]))
        for i, word in enumerate(opening)
        if not lists.evading.isdisjoint(opening[i + 1 : i + 1 + SOON])
    )


def _negated(words: Sequence[str], verbs: frozenset[str]) -> bool:
    negative = wordlists().negative
    return any(
        word in negative and any(behind in verbs for behind in words[i + 1 : i + 1 + SOON])
        for i, word in enumerate(words)
    )


def without_upholding(judged: Judgement, made: Sequence[Statement]) -> Judgement:
    """Return *judged* with no denials by those that uphold."""
    return replace(judged, denials=np.where([upholds(one) for one in made], 0.0, judged.denials))
