"""How well mentions are put together: MUC, B³, CEAF-φ4 and their mean, the CoNLL F1.

As the reference scorer defines them for predicted mentions (Pradhan et al. 2014, “Scoring coreference partitions of
predicted mentions: a reference implementation”): numerators and denominators are summed over the documents and divided
once. Mentions are compared for equality; here they are spans of the program's words.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Set

import numpy as np
import numpy.typing as npt
from scipy.optimize import linear_sum_assignment

from counterclaim.language.encoding import Encoding
from evaluation.gold import Mention, Span
from evaluation.spans import covered

Floats = npt.NDArray[np.float64]
METRICS = ("MUC", "B³", "CEAF-φ4")


def gold_chains(encoding: Encoding, mentions: Iterable[Mention]) -> list[set[Span]]:
    """Return a document's chains as spans of words, those of one mention too.

    Of two mentions with the same words in different chains the first counts: a word span can be in one chain only.
    """
    chains: dict[int, set[Span]] = {}
    taken: set[Span] = set()
    for mention in mentions:
        span = covered(encoding, mention.start, mention.end)
        if span not in taken:
            taken.add(span)
            chains.setdefault(mention.chain, set()).add(span)
    return list(chains.values())


def coreference_counts(
    gold: Iterable[Set[Hashable]], predicted: Iterable[Set[Hashable]], *, singletons: bool = False
) -> Floats:
    """Count one document; add the counts of documents up for a corpus.

    Returns [3, 4]: for each of ``METRICS`` the recall's numerator and denominator and the precision's. Chains of one
    mention are left out on both sides, as in CoNLL's data, unless *singletons* is set. Raises ValueError where a
    mention is in two chains of one side.
    """
    key, response = _kept(gold, singletons), _kept(predicted, singletons)
    owner = {mention: j for j, chain in enumerate(response) for mention in chain}
    shared = np.zeros((len(key), len(response)))  # how many mentions a gold and a predicted chain have in common
    for i, chain in enumerate(key):
        for mention in chain:
            if mention in owner:
                shared[i, owner[mention]] += 1
    k, r = (np.array([len(chain) for chain in side], dtype=np.float64) for side in (key, response))
    # MUC: a chain of n mentions has n - 1 links. What the other side cuts it into, mentions that the other side
    # lacks each being a piece, tells how many links are lost; n - pieces is what this comes to.
    links = [float((shared.sum(axis) - (shared > 0).sum(axis)).sum()) for axis in (1, 0)]
    similar = 2 * shared / (k[:, None] + r[None, :])
    aligned = float(similar[linear_sum_assignment(similar, maximize=True)].sum())
    return np.array(
        [
            [links[0], (k - 1).sum(), links[1], (r - 1).sum()],
            [(shared**2 / k[:, None]).sum(), k.sum(), (shared**2 / r[None, :]).sum(), r.sum()],
            [aligned, len(key), aligned, len(response)],
        ],
        dtype=np.float64,
    )


def _kept(chains: Iterable[Set[Hashable]], singletons: bool) -> list[Set[Hashable]]:
    every = [chain for chain in chains if chain]
    if sum(map(len, every)) > len(set().union(*every)):
        raise ValueError("a mention is in two chains; put it in one before scoring")
    return [chain for chain in every if singletons or len(chain) > 1]


def f1(counts: Floats) -> dict[str, float]:
    """Return precision, recall and F1 of each metric and the CoNLL F1, in percent.

    >>> f1(coreference_counts([{"Ada", "she"}], [{"she", "Ada"}]))["CoNLL F1"]
    100.0
    """
    out: dict[str, float] = {}
    for name, (found, gold, right, predicted) in zip(METRICS, counts.tolist(), strict=True):
        recall = 100 * found / gold if gold else 0.0
        precision = 100 * right / predicted if predicted else 0.0
        out[f"{name} precision"], out[f"{name} recall"] = precision, recall
        out[f"{name} F1"] = 2 * precision * recall / (precision + recall) if precision + recall else 0.0
    return out | {"CoNLL F1": sum(out[f"{name} F1"] for name in METRICS) / len(METRICS)}
